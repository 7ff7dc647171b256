import type { CaseAct, CaseAction, CaseEvent } from './case-action.ts'
import { actOf, caseEventKinds } from './case-action.ts'
import type { CaseFacts, CaseState, RoundFacts } from './case-state.ts'
import { caseState, isCut } from './case-state.ts'
import type { CaseRefusal } from './case-table.ts'
import { caseTable } from './case-table.ts'
import type { Edition } from './edition.ts'

export type StepResult =
  | {
      ok: true
      facts: CaseFacts
      state: CaseState
      /** The case must lose its round in the same commit: it is not on that round's list. */
      leavesRound: boolean
      event: CaseEvent
    }
  | { ok: false; refusal: CaseRefusal }

/**
 * One act on one case. Pure: the caller writes facts and event in one transaction.
 * `round` is the round as it stood before the act, also for `publish` and `voidRound`, which
 * are told per case what the flip of the whole round means for it.
 */
export function step(
  facts: CaseFacts,
  round: RoundFacts | null,
  action: CaseAction,
  edition: Edition,
): StepResult {
  const from = caseState(facts, round)
  const act = actOf(action)
  const rule = caseTable[from][act]
  if (typeof rule === 'string') return { ok: false, refusal: rule }
  const broken = rule.guards.find((guard) => !guard.holds({ facts, round, edition }))
  if (broken) return { ok: false, refusal: broken.refusal }
  return {
    ok: true,
    facts: factsIn(rule.to, facts),
    state: rule.to,
    leavesRound: leavesRound(from, round, act),
    event: { kind: caseEventKinds[act], from, to: rule.to },
  }
}

/** Whether an answer would be taken now: the same rule that takes it. */
export function isAnswerable(
  facts: CaseFacts,
  round: RoundFacts | null,
  edition: Edition,
): boolean {
  return step(facts, round, { kind: 'answer', choice: 'ACCEPT' }, edition).ok
}

/**
 * A case without an answer was not on the list of a round that has been cut. Its later answer
 * must not put it there, so the round is taken off it with whatever happens to it next.
 */
function leavesRound(from: CaseState, round: RoundFacts | null, act: CaseAct): boolean {
  const notOnList = from === 'offered' || from === 'lapsed'
  return isCut(round) && (notOnList || act === 'changeOnObjection')
}

/** The facts of a case that has just come into `state`. */
function factsIn(state: CaseState, before: CaseFacts): CaseFacts {
  switch (state) {
    case 'offered':
      return { stage: 'open', decision: null, objectionOpen: false }
    case 'accepted':
      return { stage: 'open', decision: 'ACCEPT', objectionOpen: false }
    case 'declined':
      return { stage: 'open', decision: 'DECLINE', objectionOpen: false }
    case 'publicity':
      return { ...before, objectionOpen: false }
    case 'objected':
      return { ...before, objectionOpen: true }
    case 'allocated':
    case 'paying':
    case 'paid':
    case 'returned':
    case 'withdrawn':
    case 'lapsed':
      return { stage: state, decision: before.decision, objectionOpen: false }
  }
}
