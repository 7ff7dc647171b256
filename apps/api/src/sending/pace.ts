/** No more than this is made up for after a pause of the house, so that its end is no flood. In ms. */
const makeUpMs = 10_000
/** How far messages are queued ahead of the transport, so that a pause or a stop takes hold at once. */
const aheadMs = 10_000
const fewestAhead = 50

export interface Pace {
  perMinute: number
  /** The instant up to which the speed is used up. */
  pacedAt: number
  /** When today's hours of sending began. */
  openSince: number
  /** Messages that still wait in the house. */
  queued: number
  now: number
}

/** How many messages may be queued now, by the speed and by what still waits. */
export function allowance(pace: Pace): number {
  const credit = Math.floor(((pace.now - paceFrom(pace)) * pace.perMinute) / 60_000)
  const ahead = Math.max(fewestAhead, Math.ceil((pace.perMinute * aheadMs) / 60_000))
  return Math.max(0, Math.min(credit, ahead - pace.queued))
}

/** The instant up to which the speed is used up once so many more were queued; never faster than it says. */
export function pacedAfter(pace: Pace, count: number): number {
  return paceFrom(pace) + Math.ceil((count * 60_000) / pace.perMinute)
}

function paceFrom({ perMinute, pacedAt, openSince, now }: Pace): number {
  const most = Math.max(makeUpMs, Math.ceil(60_000 / perMinute))
  return Math.max(pacedAt, openSince, now - most)
}
