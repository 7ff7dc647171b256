import type { CaseAct } from './case-action.ts'
import { caseActs } from './case-action.ts'
import type { CaseFacts, CaseState, RoundFacts } from './case-state.ts'
import { isCut } from './case-state.ts'
import type { Edition } from './edition.ts'

/** Why an act is refused, each with the sentence that says so. */
export const caseRefusals = {
  undecided: '还没有提交的选择',
  decided: '已经提交了选择',
  answerFinal: '按本年度规定，选择提交后不能更改',
  noPreparedRound: '没有列入正在准备的公示',
  notPublished: '不在公示名单上',
  publicityStarted: '公示已经开始，不能再更改',
  publicityRunning: '公示期还没有结束',
  publicityOver: '公示期已经结束',
  objectionOpen: '异议还在处理中',
  noObjection: '没有正在处理的异议',
  notAllocated: '还没有核拨',
  allocated: '已经核拨',
  noPaymentOrdered: '还没有发出拨付',
  paymentOrdered: '拨付已经发出',
  paid: '已经拨付',
  withdrawn: '已经撤回',
  lapsed: '确认截止日已过，不能再选择',
} as const

export type CaseRefusal = keyof typeof caseRefusals

/** What a guard looks at besides the state itself. */
export interface Circumstances {
  facts: CaseFacts
  round: RoundFacts | null
  edition: Edition
}

/** A condition on a move, and the refusal where it does not hold. */
export interface Guard {
  /** For the printed diagram. */
  label: string
  holds: (circumstances: Circumstances) => boolean
  refusal: CaseRefusal
}

export interface Move {
  to: CaseState
  guards: readonly Guard[]
}

export type Rule = Move | CaseRefusal

const mayRepeat: Guard = {
  label: 'answers may repeat',
  holds: ({ edition }) => edition.answersMayRepeat,
  refusal: 'answerFinal',
}
const beforeCut: Guard = {
  label: 'before the cut',
  holds: ({ round }) => !isCut(round),
  refusal: 'publicityStarted',
}
const afterCut: Guard = {
  label: 'after the cut',
  holds: ({ round }) => isCut(round),
  refusal: 'notPublished',
}
const roundPreparing: Guard = {
  label: 'round preparing',
  holds: ({ round }) => round?.state === 'preparing',
  refusal: 'noPreparedRound',
}
const roundRunning: Guard = {
  label: 'round running',
  holds: ({ round }) => round?.state === 'publicity',
  refusal: 'publicityOver',
}
const roundClosed: Guard = {
  label: 'round closed',
  holds: ({ round }) => round?.state === 'closed',
  refusal: 'publicityRunning',
}
const answerableAfter: Guard = {
  label: 'edition: answerable after',
  holds: ({ edition }) => edition.noDecision.answerableAfter,
  refusal: 'lapsed',
}

function go(to: CaseState, ...guards: Guard[]): Move {
  return { to, guards }
}

type Row = Readonly<Record<CaseAct, Rule>>

/** A final state refuses every act for the same reason. */
function final(refusal: CaseRefusal): Row {
  return Object.fromEntries(caseActs.map((act) => [act, refusal])) as Record<CaseAct, Rule>
}

const noFinding = {
  dismissObjection: 'noObjection',
  excludeOnObjection: 'noObjection',
  changeOnObjection: 'noObjection',
} as const

const noPayment = {
  orderPayment: 'notAllocated',
  recordPaid: 'noPaymentOrdered',
  recordReturned: 'noPaymentOrdered',
} as const

const notOnList = {
  ...noFinding,
  ...noPayment,
  voidRound: 'notPublished',
  object: 'notPublished',
  allocate: 'notPublished',
} as const

/** After the cut-off only the finding on an objection changes an answer or an offer (S2-23). */
const answerFixed = {
  accept: 'publicityStarted',
  decline: 'publicityStarted',
  changeOffer: 'publicityStarted',
  publish: 'publicityStarted',
  lapse: 'decided',
} as const

const pastPublicity = {
  ...answerFixed,
  ...noFinding,
  voidRound: 'allocated',
  object: 'publicityOver',
  allocate: 'allocated',
} as const

/** Every act in every state: where it leads and under which guards, or why it is refused. */
export const caseTable: Readonly<Record<CaseState, Row>> = {
  offered: {
    ...notOnList,
    accept: go('accepted'),
    decline: go('declined'),
    changeOffer: go('offered'),
    publish: 'undecided',
    withdraw: go('withdrawn'),
    lapse: go('lapsed'),
  },
  accepted: {
    ...notOnList,
    accept: go('accepted', mayRepeat),
    decline: go('declined', mayRepeat),
    changeOffer: go('offered'),
    publish: go('publicity', roundPreparing),
    withdraw: go('withdrawn'),
    lapse: 'decided',
  },
  // The cut-off closes a declined case as given up: it stays declined and is on no list.
  declined: {
    ...notOnList,
    accept: go('accepted', beforeCut, mayRepeat),
    decline: go('declined', beforeCut, mayRepeat),
    changeOffer: go('offered', beforeCut),
    publish: go('declined', beforeCut, roundPreparing),
    voidRound: go('declined', afterCut),
    withdraw: go('withdrawn'),
    lapse: 'decided',
  },
  publicity: {
    ...answerFixed,
    ...noFinding,
    ...noPayment,
    voidRound: go('accepted'),
    object: go('objected', roundRunning),
    allocate: go('allocated', roundClosed),
    withdraw: go('withdrawn'),
  },
  objected: {
    ...answerFixed,
    ...noPayment,
    voidRound: go('accepted'),
    object: 'objectionOpen',
    dismissObjection: go('publicity'),
    excludeOnObjection: go('withdrawn'),
    changeOnObjection: go('offered'),
    allocate: 'objectionOpen',
    withdraw: go('withdrawn'),
  },
  allocated: {
    ...pastPublicity,
    ...noPayment,
    orderPayment: go('paying'),
    withdraw: go('withdrawn'),
  },
  paying: {
    ...pastPublicity,
    orderPayment: 'paymentOrdered',
    recordPaid: go('paid'),
    recordReturned: go('returned'),
    withdraw: 'paymentOrdered',
  },
  paid: final('paid'),
  // The money is back with the office: it is paid again once the account is right, or withdrawn.
  returned: {
    ...pastPublicity,
    ...noPayment,
    orderPayment: go('paying'),
    withdraw: go('withdrawn'),
  },
  withdrawn: final('withdrawn'),
  lapsed: {
    ...notOnList,
    accept: go('accepted', answerableAfter),
    decline: go('declined', answerableAfter),
    changeOffer: go('offered', answerableAfter),
    publish: 'undecided',
    withdraw: go('withdrawn'),
    lapse: 'lapsed',
  },
}
