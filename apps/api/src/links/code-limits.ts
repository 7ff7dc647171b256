import { timing } from '@wengang/contracts'

/** `pause`: the last code is under a minute old. `full`: as many as an hour or a day allows. */
export type CodeAllowance = { ok: true } | { ok: false; reason: 'pause' | 'full'; retryAt: number }

const hourMs = 3_600_000
/** How far back a count must look. */
export const codeWindowMs = 24 * hourMs

/** A code that went to a phone: when, and whether it is settled: used, or never sent by the gateway. */
export interface SentCode {
  at: number
  settled: boolean
}

/**
 * Whether a phone may be sent another code now. `sent`: the codes of the last day, newest first. The
 * windows roll, so that the time told is exact. Who has used a code need not wait for the next one.
 */
export function codeAllowance(sent: readonly SentCode[], now: number): CodeAllowance {
  const times = sent.map(({ at }) => at)
  const full = [
    retryAt(times, timing.codesPerDay, codeWindowMs, now),
    retryAt(times, timing.codesPerHour, hourMs, now),
  ].filter((at) => at !== null)
  if (full.length > 0) return { ok: false, reason: 'full', retryAt: Math.max(...full) }
  const pause = sent[0]?.settled === true ? null : retryAt(times, 1, timing.codeResendMs, now)
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
