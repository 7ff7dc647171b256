import { parseHundredths, writeHundredths } from './hundredths.ts'
import type { HundredthsRefusal } from './hundredths.ts'
import { toHalfWidth } from './text.ts'

export type RatioRefusal = 'notRatio' | Exclude<HundredthsRefusal, 'notNumber'>
export type RatioResult = { ok: true; ratioBp: number } | { ok: false; reason: RatioRefusal }

/** 1,000 %: no layoff rate and no refund ratio comes near. */
const LARGEST_BP = 100_000

/**
 * Reads per cent as integer basis points: `30`, `30%` and the number 30 are 3000, `0.31` is 31.
 * The number 0.3 is 0.3 %: a cell with a per-cent format must be multiplied by 100 by its reader.
 */
export function parsePercent(input: string | number): RatioResult {
  const percent = typeof input === 'number' ? input : toHalfWidth(input).trim().replace(/\s*%$/, '')
  const result = parseHundredths(percent)
  if (!result.ok) {
    return { ok: false, reason: result.reason === 'notNumber' ? 'notRatio' : result.reason }
  }
  if (result.hundredths > LARGEST_BP) return { ok: false, reason: 'tooLarge' }
  return { ok: true, ratioBp: result.hundredths }
}

/** Basis points as per cent without needless zeros: `30%`, `5.5%`, `0.31%`. */
export function formatBp(ratioBp: number): string {
  return `${writeHundredths(ratioBp).replace(/\.?0+$/, '')}%`
}
