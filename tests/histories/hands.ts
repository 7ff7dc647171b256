import type { Act, Who } from './acts.ts'
import type { Outcome } from './expect-answers.ts'

/** Acts that are one request, or none; to read and to decide are made of them. */
export type SingleAct = Exclude<Act, { does: 'read' | 'decide' }>

/** What came of an act at the house, and what its answer told. */
export interface Answered {
  outcome: Outcome
  told?: unknown
}

/** What people have in their hands in one scene, as the house gave it to them. */
export interface Hands {
  seen: Record<Who, Before[]>
  /** The last answer of each, to be sent again with its key. */
  sent: Partial<Record<Who, Sent>>
  rounds: { id: string; endsOn: string }[]
  objections: string[]
  /** The last payment that was ordered for each case number. */
  payments: Map<string, { planId: string; file: Uint8Array }>
  /** How often an account or a list was changed, so that each change is a new one. */
  changes: number
}

interface Sent {
  before: Before
  submit: () => Promise<Answered>
  first: Answered
}

/** The offer of one firm as somebody last saw it, and the reading that they opened. */
export interface Before {
  version: number
  lastSeq: number
  readingId: string | null
}

export function emptyHands(firms: number): Hands {
  const seen = (): Before[] =>
    Array.from({ length: firms }, () => ({ version: 1, lastSeq: 0, readingId: null }))
  return {
    seen: { phone: seen(), otherPhone: seen(), window: seen() },
    sent: {},
    rounds: [],
    objections: [],
    payments: new Map(),
    changes: 0,
  }
}

export const nothing: Answered = { outcome: 'nothing to do' }

type Result<T> = { ok: true; data: T } | { ok: false; code: string; message: string }

/** The outcome of a call, and what it told. */
export function answered(result: Result<unknown>): Answered {
  if (!result.ok) return { outcome: result.code }
  return { outcome: 'done', told: result.data }
}
