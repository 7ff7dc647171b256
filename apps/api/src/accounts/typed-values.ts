import {
  parseMobile,
  parseResidentId,
  parseUscc,
  type MobileRefusal,
  type ResidentIdRefusal,
  type UsccRefusal,
} from '@wengang/identifiers'
import { shanghaiDay } from '@wengang/policy'
import { refuse } from '../platform/app-error.ts'

/** A credit code as typed, normalised; refuses with INVALID_INPUT and what is wrong with it. */
export function typedUscc(text: string, field = 'uscc'): string {
  const parsed = parseUscc(text)
  return parsed.ok ? parsed.uscc : invalid(field, usccWords(parsed))
}

/** A mobile number as typed, normalised; refuses with INVALID_INPUT. */
export function typedMobile(text: string, field = 'mobile'): string {
  const parsed = parseMobile(text)
  return parsed.ok ? parsed.mobile : invalid(field, mobileWords(parsed))
}

/** A resident ID as typed, normalised; refuses with INVALID_INPUT. */
export function typedIdNumber(text: string, now: number, field = 'idNumber'): string {
  const parsed = parseResidentId(text, shanghaiDay(now))
  return parsed.ok ? parsed.idNumber : invalid(field, idNumberWords(parsed))
}

function usccWords(refusal: UsccRefusal): string {
  switch (refusal.reason) {
    case 'length':
      return `统一社会信用代码是 18 位，现在是 ${refusal.length} 位，请核对`
    case 'alphabet':
      return '统一社会信用代码只有数字和大写字母，没有 I、O、S、V、Z，请核对'
    case 'region':
      return '统一社会信用代码第 3 到 8 位应当是数字，请核对'
    case 'check':
    case 'orgCheck':
      return '统一社会信用代码的校验位不对，可能有一位写错，请照营业执照核对'
  }
}

function mobileWords(refusal: MobileRefusal): string {
  return refusal.reason === 'length'
    ? `手机号是 11 位数字，现在是 ${refusal.length} 位，请核对`
    : '手机号应当是 1 开头的 11 位数字，请核对'
}

function idNumberWords(refusal: ResidentIdRefusal): string {
  switch (refusal.reason) {
    case 'length':
      return `身份证号是 18 位，现在是 ${refusal.length} 位，请核对`
    case 'characters':
      return '身份证号由数字组成，最后一位可以是 X，请核对'
    case 'birthDate':
    case 'futureBirthDate':
      return '身份证号第 7 到 14 位不是出生日期，请核对'
    case 'check':
      return '身份证号的校验位不对，可能有一位写错，请核对'
  }
}

function invalid(field: string, message: string): never {
  return refuse('INVALID_INPUT', { findings: [{ field, message }] })
}
