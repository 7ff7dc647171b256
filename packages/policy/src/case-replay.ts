import type { CaseFacts, CaseState, Choice, RoundFacts } from './case-state.ts'
import { caseState } from './case-state.ts'

/** What is on record of a case, oldest first; instants in epoch ms. */
export interface CaseRecord {
  /** Entries of its chain; `offerVersion` where one made a version that takes the answer over. */
  events: readonly { kind: string; at: number; offerVersion: number | null }[]
  /** Versions of its offer, each from when on it stood. */
  versions: readonly { version: number; from: number }[]
  answers: readonly { choice: Choice; at: number; version: number }[]
  /** Rounds that it may have been on the list of. */
  rounds: readonly PastRound[]
}

export interface PastRound {
  cutAt: number
  closedAt: number | null
  voidedAt: number | null
}

/** A case as it stood at one moment. */
export interface PastCase {
  state: CaseState
  version: number
  /** The answer that counted then. */
  answer: CaseRecord['answers'][number] | null
  round: PastRound | null
}

const stages: Readonly<Record<string, CaseFacts['stage']>> = {
  accepted: 'open',
  declined: 'open',
  offerChanged: 'open',
  changedOnObjection: 'open',
  allocated: 'allocated',
  paymentOrdered: 'paying',
  paid: 'paid',
  returned: 'returned',
  withdrawn: 'withdrawn',
  excludedOnObjection: 'withdrawn',
  lapsed: 'lapsed',
}

const endsObjection: ReadonlySet<string> = new Set([
  'objectionDismissed',
  'excludedOnObjection',
  'changedOnObjection',
  'roundVoided',
  'allocated',
  'withdrawn',
])

/** The state of a case at a past moment, from its records alone; null before its first offer stood. */
export function caseAt(record: CaseRecord, at: number): PastCase | null {
  const version = record.versions.findLast(({ from }) => from <= at)?.version
  if (version === undefined) return null
  const answer = answerAt(record, at)
  const round = roundAt(record, at)
  const facts: CaseFacts = {
    stage: stageAt(record, at),
    decision: answer?.choice ?? null,
    objectionOpen: objectionOpenAt(record, at),
  }
  return {
    state: caseState(facts, round === null ? null : roundFacts(round, at)),
    version,
    answer,
    round,
  }
}

function stageAt({ events }: CaseRecord, at: number): CaseFacts['stage'] {
  let stage: CaseFacts['stage'] = 'open'
  for (const event of events) {
    if (event.at <= at) stage = stages[event.kind] ?? stage
  }
  return stage
}

function objectionOpenAt({ events }: CaseRecord, at: number): boolean {
  let open = false
  for (const event of events) {
    if (event.at > at) continue
    if (event.kind === 'objected') open = true
    else if (endsObjection.has(event.kind)) open = false
  }
  return open
}

/** The last answer counts for the version that it was given to, and for one that took it over. */
function answerAt(record: CaseRecord, at: number): PastCase['answer'] {
  const version = record.versions.findLast(({ from }) => from <= at)?.version
  const last = record.answers.findLast((answer) => answer.at <= at)
  if (last === undefined || last.version === version) return last ?? null
  const carried = record.events.some(
    (event) =>
      event.kind === 'accountCorrected' && event.at <= at && event.offerVersion === version,
  )
  return carried ? last : null
}

/** A case is on the list of a round when it had been answered at the cut, until the round is void or an objection changed it. */
function roundAt(record: CaseRecord, at: number): PastRound | null {
  const standing = record.rounds.filter(
    ({ cutAt, voidedAt }) => cutAt <= at && (voidedAt === null || voidedAt > at),
  )
  return (
    standing.find(
      ({ cutAt }) =>
        stageAt(record, cutAt) === 'open' &&
        answerAt(record, cutAt) !== null &&
        !record.events.some(
          (event) => event.kind === 'changedOnObjection' && event.at >= cutAt && event.at <= at,
        ),
    ) ?? null
  )
}

function roundFacts({ closedAt }: PastRound, at: number): RoundFacts {
  return { state: closedAt !== null && closedAt <= at ? 'closed' : 'publicity' }
}
