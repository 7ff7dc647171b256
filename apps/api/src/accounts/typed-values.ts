import { idNumberWords, mobileWords, usccWords } from '@wengang/contracts/typed-words'
import { parseMobile, parseResidentId, parseUscc } from '@wengang/identifiers'
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

function invalid(field: string, message: string): never {
  return refuse('INVALID_INPUT', { findings: [{ field, message }] })
}
