import { toHalfWidth } from './text.ts'

export type HundredthsRefusal = 'notNumber' | 'tooManyDecimals' | 'negative' | 'tooLarge'
export type HundredthsResult =
  { ok: true; hundredths: number } | { ok: false; reason: HundredthsRefusal }

const PLAIN_OR_GROUPED =
  /^(?<sign>[-\u2212]?)(?<whole>\d+|\d{1,3}(?:,\d{3})+)(?:\.(?<decimals>\d+))?$/
/** A spreadsheet keeps fifteen digits of a number: thirteen before the point and two after it. */
const NUMBER_LIMIT = 1e13

/**
 * Reads a number with at most two decimals as an exact count of hundredths: the common ground of
 * money (fen) and per cent (basis points).
 */
export function parseHundredths(input: string | number): HundredthsResult {
  return typeof input === 'number' ? fromNumber(input) : fromText(input)
}

/** Writes hundredths with exactly two decimals and no grouping. Not a safe integer: RangeError. */
export function writeHundredths(hundredths: number): string {
  assertSafeInteger(hundredths)
  const digits = String(Math.abs(hundredths)).padStart(3, '0')
  return `${hundredths < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

export function assertSafeInteger(value: number): void {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number in range: ${value}`)
}

function fromText(text: string): HundredthsResult {
  const plain = toHalfWidth(text)
    .replace(/\p{Cf}/gu, '')
    .trim()
  const parts = PLAIN_OR_GROUPED.exec(plain)?.groups
  if (!parts) return { ok: false, reason: 'notNumber' }
  if (parts['sign']) return { ok: false, reason: 'negative' }
  const decimals = parts['decimals'] ?? ''
  if (decimals.length > 2) return { ok: false, reason: 'tooManyDecimals' }
  const whole = (parts['whole'] ?? '').replace(/,/g, '')
  const hundredths = Number(whole + decimals.padEnd(2, '0'))
  if (!Number.isSafeInteger(hundredths)) return { ok: false, reason: 'tooLarge' }
  return { ok: true, hundredths }
}

function fromNumber(value: number): HundredthsResult {
  if (Number.isNaN(value)) return { ok: false, reason: 'notNumber' }
  if (value < 0) return { ok: false, reason: 'negative' }
  if (value >= NUMBER_LIMIT) return { ok: false, reason: 'tooLarge' }
  // NOTE: a computed cell holds 237137.09999999998 where its sheet shows 237137.1.
  const shown = Number(value.toPrecision(15))
  const hundredths = Math.abs(Math.round(shown * 100))
  if (hundredths / 100 !== shown) return { ok: false, reason: 'tooManyDecimals' }
  return { ok: true, hundredths }
}
