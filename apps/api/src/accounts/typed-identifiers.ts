import { parseMobile, parseUscc, type UsccRefusal } from '@wengang/identifiers'
import { refuse } from '../platform/app-error.ts'

/** The credit code that a person typed, normalised; refuses with INVALID_INPUT and says what is wrong. */
export function readUscc(typed: string): string {
  const parsed = parseUscc(typed)
  if (parsed.ok) return parsed.uscc
  return refuse('INVALID_INPUT', { findings: [{ field: 'uscc', message: usccFault(parsed) }] })
}

function usccFault(refusal: UsccRefusal): string {
  switch (refusal.reason) {
    case 'length':
      return `统一社会信用代码应当是 18 位，现在是 ${refusal.length} 位，请照营业执照核对`
    case 'alphabet':
      return `统一社会信用代码里不会有 ${refusal.characters.join(' ')}，请照营业执照核对`
    case 'region':
      return '统一社会信用代码第 3 位到第 8 位应当是数字，请照营业执照核对'
    case 'check':
      return '统一社会信用代码的校验码不对，可能有一位写错了，请照营业执照逐位核对'
    case 'orgCheck':
      return '这不是统一社会信用代码，请照营业执照填写'
  }
}

/** The mobile that a person typed, normalised; refuses with INVALID_INPUT. */
export function readMobile(typed: string): string {
  const parsed = parseMobile(typed)
  if (parsed.ok) return parsed.mobile
  return refuse('INVALID_INPUT', {
    findings: [{ field: 'mobile', message: '手机号应当是 1 开头的 11 位数字，请核对' }],
  })
}
