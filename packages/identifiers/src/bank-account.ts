import { stripSeparators, toHalfWidth } from './text.ts'

/** What Luhn's check says. It holds for 62… cards only; corporate accounts do not follow it. */
export type LuhnHint = 'notApplicable' | 'passes' | 'fails'

export type BankAccountRefusal = { reason: 'characters' } | { reason: 'length'; length: number }

export type BankAccountResult =
  { ok: true; accountNo: string; luhn: LuhnHint } | ({ ok: false } & BankAccountRefusal)

/** Half width, without blanks and hyphens. */
export function normaliseBankAccount(text: string): string {
  return stripSeparators(toHalfWidth(text))
}

/**
 * Reads an account number: 8 to 32 digits, since lengths differ by bank. A failing `luhn` is only
 * a reason to ask again, never to refuse.
 */
export function parseBankAccount(text: string): BankAccountResult {
  const accountNo = normaliseBankAccount(text)
  if (!/^\d*$/.test(accountNo)) return { ok: false, reason: 'characters' }
  const { length } = accountNo
  if (length < 8 || length > 32) return { ok: false, reason: 'length', length }
  return { ok: true, accountNo, luhn: luhnHint(accountNo) }
}

/** Whether a text is plausible as an account number, after normalisation. */
export function isBankAccount(text: string): boolean {
  return parseBankAccount(text).ok
}

function luhnHint(accountNo: string): LuhnHint {
  if (!/^62\d{14,17}$/.test(accountNo)) return 'notApplicable'
  return luhnSum(accountNo) % 10 === 0 ? 'passes' : 'fails'
}

function luhnSum(digits: string): number {
  return Array.from(digits)
    .reverse()
    .map((digit, place) => Number(digit) * (place % 2 === 0 ? 1 : 2))
    .reduce((sum, value) => sum + (value > 9 ? value - 9 : value), 0)
}
