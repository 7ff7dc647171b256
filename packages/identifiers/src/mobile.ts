import { stripSeparators, toHalfWidth } from './text.ts'

/** Segments handed out so far. New ones appear, so this only warns and never refuses. */
const KNOWN_SEGMENTS = /^1(?:3\d|4[5-9]|5[0-35-9]|6[2567]|7[0-8]|8\d|9[0-35-9])\d{8}$/

export type MobileRefusal =
  | { reason: 'characters' }
  | { reason: 'length'; length: number }
  /** Eleven digits, but no mobile starts like this. */
  | { reason: 'prefix' }

export type MobileResult =
  { ok: true; mobile: string; unusualSegment: boolean } | ({ ok: false } & MobileRefusal)

/** Half width, without blanks and hyphens, without +86, 0086 or 86 in front of eleven digits. */
export function normaliseMobile(text: string): string {
  return stripSeparators(toHalfWidth(text)).replace(/^(?:\+|00)?86(?=1\d{10}$)/, '')
}

/**
 * Reads a mainland mobile number. The basic rule (1, then 3 to 9, eleven digits) decides;
 * `unusualSegment` is a warning that nobody has seen this segment yet. Never derive the carrier:
 * numbers move between carriers.
 */
export function parseMobile(text: string): MobileResult {
  const mobile = normaliseMobile(text)
  if (!/^\d*$/.test(mobile)) return { ok: false, reason: 'characters' }
  if (mobile.length !== 11) return { ok: false, reason: 'length', length: mobile.length }
  if (!/^1[3-9]/.test(mobile)) return { ok: false, reason: 'prefix' }
  return { ok: true, mobile, unusualSegment: !KNOWN_SEGMENTS.test(mobile) }
}

/** Whether a text is a mobile number by the basic rule, after normalisation. */
export function isMobile(text: string): boolean {
  return parseMobile(text).ok
}
