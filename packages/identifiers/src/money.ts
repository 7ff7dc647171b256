import { assertSafeInteger, parseHundredths, writeHundredths } from './hundredths.ts'
import type { HundredthsRefusal } from './hundredths.ts'
import { toHalfWidth } from './text.ts'

export type MoneyRefusal = 'notMoney' | Exclude<HundredthsRefusal, 'notNumber'>
export type MoneyResult = { ok: true; fen: number } | { ok: false; reason: MoneyRefusal }
/** What happens to the part of a fen that is left over. */
export type Rounding = 'halfUp' | 'down'

/**
 * Reads yuan as integer fen. Text may carry ¥ in front, 元 behind, separators of thousands in the
 * right places, and full-width digits; numbers count as a spreadsheet shows them, with fifteen
 * digits. A blank text is `notMoney`.
 */
export function parseYuan(input: string | number): MoneyResult {
  const amount = typeof input === 'number' ? input : withoutUnit(input)
  const result = parseHundredths(amount)
  if (result.ok) return { ok: true, fen: result.hundredths }
  return { ok: false, reason: result.reason === 'notNumber' ? 'notMoney' : result.reason }
}

/** Fen as yuan, always with two decimals: `237,137.10`. Not a safe integer: RangeError. */
export function formatYuan(fen: number): string {
  return writeHundredths(fen).replace(/\B(?=(?:\d{3})+\.)/g, ',')
}

/**
 * Exactly `fen` × `ratioBp` ÷ 10,000, in fen: 79045700 fen at 3000 are 23713710 (S2-26).
 * Negative, broken or too large: RangeError.
 */
export function multiplyByBp(fen: number, ratioBp: number, rounding: Rounding): number {
  assertSafeInteger(fen)
  assertSafeInteger(ratioBp)
  if (fen < 0 || ratioBp < 0) throw new RangeError('neither amount nor ratio can be negative')
  // NOTE: no literals such as 10_000n, which old phones cannot even parse.
  const half = BigInt(rounding === 'halfUp' ? 5_000 : 0)
  const product = Number((BigInt(fen) * BigInt(ratioBp) + half) / BigInt(10_000))
  assertSafeInteger(product)
  return product
}

function withoutUnit(text: string): string {
  return toHalfWidth(text)
    .trim()
    .replace(/^[¥￥]\s*/, '')
    .replace(/\s*元$/, '')
}
