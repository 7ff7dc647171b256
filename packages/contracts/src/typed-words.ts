import type { MobileRefusal } from '@wengang/identifiers/mobile'
import type { ResidentIdRefusal } from '@wengang/identifiers/resident-id'
import type { UsccRefusal } from '@wengang/identifiers/uscc'

/** What is wrong with a typed credit code: the phone says it before sending, the server after. */
export function usccWords(refusal: UsccRefusal): string {
  switch (refusal.reason) {
    case 'length':
      return `统一社会信用代码是 18 位，现在是 ${refusal.length} 位，请核对`
    case 'alphabet':
      return `统一社会信用代码里不会有 ${refusal.characters.join(' ')}，请照营业执照核对`
    case 'region':
      return '统一社会信用代码第 3 到 8 位应当是数字，请核对'
    case 'check':
      return '统一社会信用代码的校验位不对，可能有一位写错，请照营业执照逐位核对'
    case 'orgCheck':
      return '这不是统一社会信用代码，请照营业执照填写'
  }
}

/** What is wrong with a typed mobile number. */
export function mobileWords(refusal: MobileRefusal): string {
  return refusal.reason === 'length'
    ? `手机号是 11 位数字，现在是 ${refusal.length} 位，请核对`
    : '手机号应当是 1 开头的 11 位数字，请核对'
}

/** What is wrong with a typed resident ID. */
export function idNumberWords(refusal: ResidentIdRefusal): string {
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
