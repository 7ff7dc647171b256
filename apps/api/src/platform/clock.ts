/** Where time comes from. Everything that asks for the time takes one of these. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number
}

export const systemClock: Clock = { now: () => Date.now() }

/** A running clock that stands `offsetMs` beside the real one; it is never frozen. */
export function offsetClock(offsetMs: number, base: Clock = systemClock): Clock {
  return { now: () => base.now() + offsetMs }
}
