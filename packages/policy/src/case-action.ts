import type { CaseState, Choice } from './case-state.ts'

/** What can be done to a case. `step` in `case-machine.ts` says what comes of it. */
export type CaseAction =
  | { kind: 'answer'; choice: Choice }
  | { kind: 'changeOffer' }
  | { kind: 'publish' }
  | { kind: 'voidRound' }
  | { kind: 'object' }
  | { kind: 'decideObjection'; effect: 'dismissed' | 'excluded' | 'changed' }
  | { kind: 'allocate' }
  | { kind: 'orderPayment' }
  | { kind: 'recordPayment'; result: 'paid' | 'returned' }
  | { kind: 'withdraw' }
  | { kind: 'lapse' }

/** The actions with their variants spelled out; each has one column in the table of moves. */
export const caseActs = [
  'accept',
  'decline',
  'changeOffer',
  'publish',
  'voidRound',
  'object',
  'dismissObjection',
  'excludeOnObjection',
  'changeOnObjection',
  'allocate',
  'orderPayment',
  'recordPaid',
  'recordReturned',
  'withdraw',
  'lapse',
] as const

export type CaseAct = (typeof caseActs)[number]

/** What happened, as it is written down. */
export interface CaseEvent {
  kind: CaseEventKind
  from: CaseState
  to: CaseState
}

export const caseEventKinds = {
  accept: 'accepted',
  decline: 'declined',
  changeOffer: 'offerChanged',
  publish: 'published',
  voidRound: 'roundVoided',
  object: 'objected',
  dismissObjection: 'objectionDismissed',
  excludeOnObjection: 'excludedOnObjection',
  changeOnObjection: 'changedOnObjection',
  allocate: 'allocated',
  orderPayment: 'paymentOrdered',
  recordPaid: 'paid',
  recordReturned: 'returned',
  withdraw: 'withdrawn',
  lapse: 'lapsed',
} as const satisfies Record<CaseAct, string>

export type CaseEventKind = (typeof caseEventKinds)[CaseAct]

const objectionActs = {
  dismissed: 'dismissObjection',
  excluded: 'excludeOnObjection',
  changed: 'changeOnObjection',
} as const satisfies Record<string, CaseAct>

/** The act that an action stands for. */
export function actOf(action: CaseAction): CaseAct {
  switch (action.kind) {
    case 'answer':
      return action.choice === 'ACCEPT' ? 'accept' : 'decline'
    case 'decideObjection':
      return objectionActs[action.effect]
    case 'recordPayment':
      return action.result === 'paid' ? 'recordPaid' : 'recordReturned'
    default:
      return action.kind
  }
}
