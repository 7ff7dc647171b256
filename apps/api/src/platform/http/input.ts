import type { InputFinding } from '@wengang/contracts'
import type { z } from 'zod'
import { refuse } from '../app-error.ts'

const fieldWords: Readonly<Record<string, string>> = {
  choice: '选择',
  reason: '原因',
  mobile: '手机号',
  name: '名称',
  password: '密码',
  roles: '岗位',
  regionCode: '区划代码',
  bankName: '开户银行',
  accountName: '银行户名',
  accountNo: '银行账号',
  note: '说明',
  text: '内容',
  finding: '处理结论',
  handlerName: '来人姓名',
  fileName: '文件名',
  directory: '文件夹',
}

const hanOnly = /\p{Script=Han}/u

/** Checks one part of a request against its contract; what does not fit is told field by field. */
export function checked<T extends z.ZodType>(shape: T, value: unknown): z.output<T> {
  const result = shape.safeParse(value)
  if (result.success) return result.data
  return refuse('INVALID_INPUT', { findings: result.error.issues.map(findingOf) })
}

function findingOf(issue: z.core.$ZodIssue): InputFinding {
  const field = issue.path.map(String).join('.')
  const name = fieldWords[String(issue.path.at(-1) ?? '')] ?? (field === '' ? '内容' : field)
  if (hanOnly.test(issue.message)) return { field, message: issue.message }
  return { field, message: `${name}${wordsFor(issue)}` }
}

function wordsFor(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'too_small':
      return '没有填写完整，请补充'
    case 'too_big':
      return `太长或太大，最多 ${String(issue.maximum)}，请改短`
    case 'invalid_type':
      return issue.input === undefined ? '没有填写，请补充' : '格式不对，请检查'
    case 'unrecognized_keys':
      return '里有多余的内容，请去掉'
    default:
      return '不对，请检查后再试'
  }
}
