import type { StateWords } from '@wengang/contracts'
import type { CaseState, Choice, Edition, RoundFacts, WorkdayCalendar } from '@wengang/policy'
import type { Channel } from '@wengang/contracts'
import type { Json } from '../platform/canonical-json.ts'

/** Everything that the page of a case is told from, in plain data. Instants are epoch ms. */
export interface CaseStory {
  edition: Edition
  state: CaseState
  status: StateWords
  answerable: boolean
  /** A choice that was not submitted. */
  hasDraft: boolean
  /** Whether all that a payment needs is on file. */
  hasAccount: boolean
  /** After a returned payment: another account was entered, and why its check turned it down. */
  correction: { refusedFor: string | null } | null
  /** An answer is on record, but the offer has changed since. */
  changed: boolean
  /** The office that handles the case, as the firm reads it. */
  office: string
  /** Released versions of the offer, oldest first; `listed` when a list brought it and no single act. */
  versions: readonly { at: number; amountFen: number; listed: boolean }[]
  /** When the firm was first told by a message. */
  toldAt: number | null
  /** Answers, oldest first; `who` in words. */
  answers: readonly StoryAnswer[]
  /** The entries of the case's chain, oldest first. */
  events: readonly StoryEvent[]
  round: StoryRound | null
  /** Payments, oldest first. */
  payments: readonly StoryPayment[]
  stageAt: number | null
  stageNote: string | null
  calendar: WorkdayCalendar
  now: number
}

export interface StoryAnswer {
  choice: Choice
  at: number
  channel: Channel
  who: string
  reason: string
}

export interface StoryEvent {
  kind: string
  at: number
  facts: { readonly [key: string]: Json }
}

export interface StoryRound {
  state: RoundFacts['state']
  cutAt: number | null
  startsOn: string | null
  endsOn: string | null
  closedAt: number | null
  voidedAt: number | null
  voidNote: string | null
}

export interface StoryPayment {
  amountFen: number
  orderedAt: number
  resultAt: number | null
  resultNote: string | null
  state: 'ordered' | 'paid' | 'returned'
}

/** Who speaks for what is done at the counter. */
export const windowWords = '业务大厅窗口'

/** The last entry of a kind. */
export function lastEvent(story: CaseStory, kind: string): StoryEvent | undefined {
  return story.events.findLast((event) => event.kind === kind)
}

/** Whether the round of the case was published and still stands. */
export function isPublished({ round }: CaseStory): boolean {
  return round !== null && (round.state === 'publicity' || round.state === 'closed')
}
