/** The two answers to an offer: 确认享受 and 放弃享受 (S2-19, S2-24). */
export type Choice = 'ACCEPT' | 'DECLINE'

/** Every state a case can be in; the words for them are in `status-words.ts`. */
export const caseStates = [
  'offered',
  'accepted',
  'declined',
  'publicity',
  'objected',
  'allocated',
  'paying',
  'paid',
  'returned',
  'withdrawn',
  'lapsed',
] as const

export type CaseState = (typeof caseStates)[number]

/** What is stored about a case. The state is never stored, it follows from this and the round. */
export interface CaseFacts {
  stage: 'open' | 'allocated' | 'paying' | 'paid' | 'returned' | 'withdrawn' | 'lapsed'
  /** The answer that counts for the current offer version; null when there is none yet. */
  decision: Choice | null
  objectionOpen: boolean
}

/** The publicity round that the case belongs to. `publicity` and `closed` are after the cut-off. */
export interface RoundFacts {
  state: 'preparing' | 'publicity' | 'closed' | 'void'
}

/** The facts of a case whose offer has just been made. */
export const newCase: CaseFacts = { stage: 'open', decision: null, objectionOpen: false }

/** True from the cut-off on, which is the instant the publicity starts (S2-23). */
export function isCut(round: RoundFacts | null): boolean {
  return round !== null && (round.state === 'publicity' || round.state === 'closed')
}

/** The one function that says in which state a case is, for screens, API, files and messages. */
export function caseState(facts: CaseFacts, round: RoundFacts | null): CaseState {
  if (facts.stage !== 'open') return facts.stage
  if (facts.decision === null) return 'offered'
  if (facts.decision === 'DECLINE') return 'declined'
  if (!isCut(round)) return 'accepted'
  return facts.objectionOpen ? 'objected' : 'publicity'
}
