import type { ReadingRow } from './reading.queries.ts'

/**
 * What a reading comes to at `now` if the phone says that it was visible for `claimedMs`. The server's own
 * spans bound the claim, so that opening and hiding counts as little as posting early (S2-18).
 */
export function readSoFar(
  reading: Pick<ReadingRow, 'visible_ms' | 'running_since'>,
  claimedMs: number,
  now: number,
): number {
  const running = reading.running_since === null ? 0 : Math.max(0, now - reading.running_since)
  return Math.max(reading.visible_ms, Math.min(reading.visible_ms + running, claimedMs))
}

/** Milliseconds that are still to be read: both the time since opening and the visible time must suffice. */
export function remainingMs(
  reading: Pick<ReadingRow, 'opened_at'>,
  visibleMs: number,
  minimumMs: number,
  now: number,
): number {
  return Math.max(0, minimumMs - visibleMs, minimumMs - (now - reading.opened_at))
}
