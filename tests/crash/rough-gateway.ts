import smpp from 'smpp'
import type { Play, ReceiptPlay, ReceivedPart, SmscScript } from '../support/smsc.ts'

/** How often a gateway does what, of one; the rest it takes and delivers. */
export interface Roughness {
  stall: number
  cut: number
  drop: number
  brokenDown: number
  throttled: number
  noSuchNumber: number
  undelivered: number
  /** No receipt ever. */
  silent: number
  doubled: number
  early: number
  latestReceiptMs: number
}

/** As a gateway on a bad day: every class of trouble within some thousand messages. */
export const badDay: Roughness = {
  stall: 0.0002,
  cut: 0.0001,
  drop: 0.0001,
  brokenDown: 0.0045,
  throttled: 0.0005,
  noSuchNumber: 0.0045,
  undelivered: 0.02,
  silent: 0.01,
  doubled: 0.1,
  early: 0.1,
  latestReceiptMs: 500,
}

/** What the gateway makes of a part that it took, for good: delivered, lost, or nobody is ever told. */
export type Fate = 'DELIVRD' | 'UNDELIV' | null

export interface RoughGateway {
  script: SmscScript
  fateOf(part: ReceivedPart): Fate
  /** From now on it refuses every message, or no longer. */
  refuseAll(all: boolean): void
}

/** Plays a gateway in trouble, by dice from 0 to 1, and remembers what it did to each part. */
export function roughGateway(roll: () => number, rough: Roughness = badDay): RoughGateway {
  const fates = new Map<string, Fate>()
  let refusing = false

  function submit(): Play {
    if (refusing) return smpp.errors['ESME_RINVSRCADR'] ?? 10
    const plays: [number, Play][] = [
      [rough.stall, 'stall'],
      [rough.cut, 'cut'],
      [rough.drop, 'drop'],
      [rough.brokenDown, smpp.errors['ESME_RSYSERR'] ?? 8],
      [rough.throttled, smpp.errors['ESME_RTHROTTLED'] ?? 88],
      [rough.noSuchNumber, smpp.errors['ESME_RINVDSTADR'] ?? 11],
    ]
    let chance = roll()
    for (const [share, play] of plays) {
      if (chance < share) return play
      chance -= share
    }
    return 'take'
  }

  function receipt(part: ReceivedPart): ReceiptPlay {
    const chance = roll()
    const lost = chance < rough.silent + rough.undelivered
    const stat: Fate = chance < rough.silent ? null : lost ? 'UNDELIV' : 'DELIVRD'
    fates.set(part.id, stat)
    return {
      stat,
      afterMs: roll() * rough.latestReceiptMs,
      times: roll() < rough.doubled ? 2 : 1,
      early: roll() < rough.early,
    }
  }

  return {
    script: { submit, receipt },
    fateOf: ({ id }) => fates.get(id) ?? null,
    refuseAll(all) {
      refusing = all
    },
  }
}
