import { timing } from '@wengang/contracts'

/** `pause`: the last code is under a minute old. `full`: as many as an hour or a day allows. */
export type CodeAllowance = { ok: true } | { ok: false; reason: 'pause' | 'full'; retryAt: number }

const hourMs = 3_600_000
/** How far back a count must look. */
export const codeWindowMs = 24 * hourMs

/**
 * Whether a phone may be sent another code now. `sent`: when codes went to it in the last day, newest
 * first. The windows roll, so that the time told is exact.
 */
export function codeAllowance(sent: readonly number[], now: number): CodeAllowance {
  const full = [
    retryAt(sent, timing.codesPerDay, codeWindowMs, now),
    retryAt(sent, timing.codesPerHour, hourMs, now),
  ].filter((at) => at !== null)
  if (full.length > 0) return { ok: false, reason: 'full', retryAt: Math.max(...full) }
  const pause = retryAt(sent, 1, timing.codeResendMs, now)
  return pause === null ? { ok: true } : { ok: false, reason: 'pause', retryAt: pause }
}

function retryAt(
  sent: readonly number[],
  most: number,
  windowMs: number,
  now: number,
): number | null {
  const oldestCounted = sent[most - 1]
  if (oldestCounted === undefined) return null
  const free = oldestCounted + windowMs
  return free > now ? free : null
}
