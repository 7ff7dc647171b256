import type { Choice } from '@wengang/policy'
import { firms, type Phone, type Who } from './acts.ts'
import type { Law, LegalAct, Ruling } from './law.ts'

/** What a person has before them: the offer and the last answer as they last saw them, and their reading. */
export interface Seen {
  version: number
  lastSeq: number
  reading: Reading | null
}

/** A reading. Both sessions of a phone share theirs; the clerk reads to each who comes anew. */
export interface Reading {
  version: number
  openedAt: number
  visibleMs: number
  running: { who: Phone; since: number } | null
  finished: boolean
  spent: boolean
}

export interface FirmLedger {
  law: Law
  version: number
  answers: { choice: Choice; version: number }[]
  /** What the law sees of it. */
  legal: LegalAct[]
  draft: Choice | null
  withdrawn: boolean
  /** How far its money has come. */
  stage: 'open' | 'allocated' | 'paying' | 'paid' | 'returned'
  /** The version that was ordered to be paid last. */
  orderedVersion: number
  /** Was without an answer when the office closed the time for answers. */
  lapsed: boolean
  objected: boolean
  /** The round whose list, or whose pile of given-up offers, it is in. */
  round: RoundLedger | null
  /** The reading that the phone has not used for an answer yet. */
  phoneReading: Reading | null
  seen: Record<Who, Seen>
}

export interface RoundLedger {
  state: 'publicity' | 'closed' | 'void'
  /** Last day, as the house told it. */
  endsOn: string
  voidAskedBy: number | null
  allocated: boolean
}

export interface ObjectionLedger {
  firm: FirmLedger
  round: RoundLedger
  listed: boolean
  open: boolean
}

/** One answer as it was sent; sent again with its key, a kept outcome comes back. */
export interface Sent {
  firm: FirmLedger
  who: Who
  choice: Choice
  seen: Seen
  keptOutcome: string | null
}

/** What the books say about one history. */
export interface Ledger {
  firms: FirmLedger[]
  rounds: RoundLedger[]
  objections: ObjectionLedger[]
  sent: Record<Who, Sent | null>
}

export function newLedger(law: Law): Ledger {
  return {
    firms: Array.from({ length: firms }, () => newFirm(law)),
    rounds: [],
    objections: [],
    sent: { phone: null, otherPhone: null, window: null },
  }
}

function newFirm(law: Law): FirmLedger {
  const seen = (): Seen => ({ version: 1, lastSeq: 0, reading: null })
  return {
    law,
    version: 1,
    answers: [],
    legal: [],
    draft: null,
    withdrawn: false,
    stage: 'open',
    orderedVersion: 0,
    lapsed: false,
    objected: false,
    round: null,
    phoneReading: null,
    seen: { phone: seen(), otherPhone: seen(), window: seen() },
  }
}

function ruling({ law, legal }: FirmLedger): Ruling {
  return law(legal)
}

/** The answer that counts by the law. */
export function counting(firm: FirmLedger): Choice | null {
  return ruling(firm).counts
}

/** Whether no answer is taken any more. */
export function isClosed(firm: FirmLedger): boolean {
  return firm.withdrawn || ruling(firm).fixed
}

/** The state that the house must show. */
export function stateOf(firm: FirmLedger): string {
  if (firm.withdrawn) return 'withdrawn'
  if (firm.stage !== 'open') return firm.stage
  if (firm.objected) return 'objected'
  const { counts, fixed } = ruling(firm)
  if (counts === null) return firm.lapsed ? 'lapsed' : 'offered'
  if (counts === 'DECLINE') return 'declined'
  return fixed ? 'publicity' : 'accepted'
}
