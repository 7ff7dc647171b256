import { describe, expect, it } from 'vitest'
import type { CaseAct, CaseAction } from './case-action.ts'
import { actOf, caseActs } from './case-action.ts'
import type { StepResult } from './case-machine.ts'
import { isAnswerable, step } from './case-machine.ts'
import type { CaseFacts, RoundFacts } from './case-state.ts'
import { caseState, caseStates, isCut, newCase } from './case-state.ts'
import type { Edition } from './edition.ts'
import { getEdition } from './editions.ts'

const edition = getEdition('henan-refund-2023')

const actions: Record<CaseAct, CaseAction> = {
  accept: { kind: 'answer', choice: 'ACCEPT' },
  decline: { kind: 'answer', choice: 'DECLINE' },
  changeOffer: { kind: 'changeOffer' },
  publish: { kind: 'publish' },
  voidRound: { kind: 'voidRound' },
  object: { kind: 'object' },
  dismissObjection: { kind: 'decideObjection', effect: 'dismissed' },
  excludeOnObjection: { kind: 'decideObjection', effect: 'excluded' },
  changeOnObjection: { kind: 'decideObjection', effect: 'changed' },
  allocate: { kind: 'allocate' },
  orderPayment: { kind: 'orderPayment' },
  recordPaid: { kind: 'recordPayment', result: 'paid' },
  recordReturned: { kind: 'recordPayment', result: 'returned' },
  withdraw: { kind: 'withdraw' },
  lapse: { kind: 'lapse' },
}

const open = newCase
const yes: CaseFacts = { ...newCase, decision: 'ACCEPT' }
const no: CaseFacts = { ...newCase, decision: 'DECLINE' }
const disputed: CaseFacts = { ...yes, objectionOpen: true }
const at = (stage: CaseFacts['stage']): CaseFacts => ({ ...yes, stage })
const preparing: RoundFacts = { state: 'preparing' }
const running: RoundFacts = { state: 'publicity' }
const closed: RoundFacts = { state: 'closed' }
const voided: RoundFacts = { state: 'void' }

/** Every state, once for each round that makes a difference to it. */
const situations: Record<string, [CaseFacts, RoundFacts | null]> = {
  offered: [open, null],
  offeredPreparing: [open, preparing],
  offeredCut: [open, running],
  accepted: [yes, null],
  acceptedPreparing: [yes, preparing],
  acceptedVoid: [yes, voided],
  declined: [no, null],
  declinedPreparing: [no, preparing],
  declinedVoid: [no, voided],
  givenUp: [no, running],
  givenUpClosed: [no, closed],
  publicity: [yes, running],
  publicityClosed: [yes, closed],
  objected: [disputed, running],
  objectedClosed: [disputed, closed],
  allocated: [at('allocated'), closed],
  paying: [at('paying'), closed],
  paid: [at('paid'), closed],
  returned: [at('returned'), closed],
  withdrawn: [at('withdrawn'), null],
  lapsed: [{ ...open, stage: 'lapsed' }, null],
  lapsedCut: [{ ...open, stage: 'lapsed' }, closed],
}

/** The places that one outcome of an act shares, in words separated by blanks. */
type Outcomes = Record<string, string>

const anyOffered = 'offered offeredPreparing offeredCut'
const anyAccepted = 'accepted acceptedPreparing acceptedVoid'
const anyDeclined = 'declined declinedPreparing declinedVoid'
const anyGivenUp = 'givenUp givenUpClosed'
const anyPublicity = 'publicity publicityClosed'
const anyObjected = 'objected objectedClosed'
const anyLapsed = 'lapsed lapsedCut'
const beforePublicity = `${anyOffered} ${anyAccepted} ${anyDeclined} ${anyLapsed}`
const onList = `${anyPublicity} ${anyObjected}`
const moneyMoves = 'allocated paying returned'
const answerable = `${anyOffered} ${anyAccepted} ${anyDeclined} ${anyLapsed}`
const fixed = `${anyGivenUp} ${onList} ${moneyMoves}`
const ended = { paid: 'paid', withdrawn: 'withdrawn' }
const noFinding = `${beforePublicity} ${anyGivenUp} ${anyPublicity} ${moneyMoves}`
const noOrder = `${beforePublicity} ${anyGivenUp} ${onList} allocated returned`

const expected: Record<CaseAct, Outcomes> = {
  accept: { '→accepted': answerable, publicityStarted: fixed, ...ended },
  decline: { '→declined': answerable, publicityStarted: fixed, ...ended },
  changeOffer: { '→offered': answerable, publicityStarted: fixed, ...ended },
  publish: {
    '→publicity': 'acceptedPreparing',
    '→declined': 'declinedPreparing',
    noPreparedRound: 'accepted acceptedVoid declined declinedVoid',
    undecided: `${anyOffered} ${anyLapsed}`,
    publicityStarted: fixed,
    ...ended,
  },
  voidRound: {
    '→accepted': onList,
    '→declined': anyGivenUp,
    notPublished: beforePublicity,
    allocated: moneyMoves,
    ...ended,
  },
  object: {
    '→objected': 'publicity',
    publicityOver: `publicityClosed ${moneyMoves}`,
    objectionOpen: anyObjected,
    notPublished: `${beforePublicity} ${anyGivenUp}`,
    ...ended,
  },
  dismissObjection: { '→publicity': anyObjected, noObjection: noFinding, ...ended },
  excludeOnObjection: {
    '→withdrawn': anyObjected,
    noObjection: noFinding,
    ...ended,
  },
  changeOnObjection: { '→offered': anyObjected, noObjection: noFinding, ...ended },
  allocate: {
    '→allocated': 'publicityClosed',
    publicityRunning: 'publicity',
    objectionOpen: anyObjected,
    notPublished: `${beforePublicity} ${anyGivenUp}`,
    allocated: moneyMoves,
    ...ended,
  },
  orderPayment: {
    '→paying': 'allocated returned',
    paymentOrdered: 'paying',
    notAllocated: `${beforePublicity} ${anyGivenUp} ${onList}`,
    ...ended,
  },
  recordPaid: { '→paid': 'paying', noPaymentOrdered: noOrder, ...ended },
  recordReturned: { '→returned': 'paying', noPaymentOrdered: noOrder, ...ended },
  withdraw: {
    '→withdrawn': `${beforePublicity} ${anyGivenUp} ${onList} allocated returned`,
    paymentOrdered: 'paying',
    ...ended,
  },
  lapse: {
    '→lapsed': anyOffered,
    decided: `${anyAccepted} ${anyDeclined} ${anyGivenUp} ${onList} ${moneyMoves}`,
    lapsed: anyLapsed,
    ...ended,
  },
}

function outcome(result: StepResult): string {
  return result.ok ? `→${result.state}` : result.refusal
}

function run(place: string, act: CaseAct, under: Edition = edition): StepResult {
  const [facts, round] = situations[place]!
  return step(facts, round, actions[act], under)
}

/** All facts that could be stored, sensible or not, under every round. */
const allFacts: CaseFacts[] = (
  ['open', 'allocated', 'paying', 'paid', 'returned', 'withdrawn', 'lapsed'] as const
).flatMap((stage) =>
  ([null, 'ACCEPT', 'DECLINE'] as const).flatMap((decision) =>
    [false, true].map((objectionOpen) => ({ stage, decision, objectionOpen })),
  ),
)
const allRounds = [null, preparing, running, closed, voided]

/** The round as it stands for the case once the act is done. */
function roundAfter(
  act: CaseAct,
  round: RoundFacts | null,
  leavesRound: boolean,
): RoundFacts | null {
  if (leavesRound) return null
  if (act === 'publish') return running
  return act === 'voidRound' ? voided : round
}

describe('the expected table', () => {
  it('holds every state', () => {
    const states = Object.values(situations).map(([facts, round]) => caseState(facts, round))
    expect(new Set(states)).toEqual(new Set(caseStates))
  })

  it.each(caseActs)('names every situation once for %s', (act) => {
    const places = Object.values(expected[act]).flatMap((text) => text.split(' '))
    expect(places.toSorted()).toEqual(Object.keys(situations).toSorted())
  })

  it('uses the act that the action stands for', () => {
    for (const act of caseActs) expect(actOf(actions[act])).toBe(act)
  })
})

describe('step', () => {
  const pairs = caseActs.flatMap((act) =>
    Object.entries(expected[act]).flatMap(([result, text]) =>
      text.split(' ').map((place) => ({ act, place, result })),
    ),
  )

  it.each(pairs)('$act in $place: $result', ({ act, place, result }) => {
    expect(outcome(run(place, act))).toBe(result)
  })

  it('answers with facts that mean the state it names', () => {
    for (const facts of allFacts)
      for (const round of allRounds)
        for (const act of caseActs) {
          const result = step(facts, round, actions[act], edition)
          if (!result.ok) continue
          const after = roundAfter(act, round, result.leavesRound)
          expect(caseState(result.facts, after), `${act} ${JSON.stringify([facts, round])}`).toBe(
            result.state,
          )
          expect(result.event).toMatchObject({ from: caseState(facts, round), to: result.state })
        }
  })

  it('changes nothing it was given', () => {
    const facts = Object.freeze({ ...yes })
    expect(step(facts, Object.freeze({ ...preparing }), actions.publish, edition).ok).toBe(true)
  })

  it('keeps an answer out of a round that was cut without it', () => {
    expect(run('offeredCut', 'accept')).toMatchObject({ state: 'accepted', leavesRound: true })
    expect(run('lapsedCut', 'accept')).toMatchObject({ state: 'accepted', leavesRound: true })
    expect(run('offeredPreparing', 'accept')).toMatchObject({ leavesRound: false })
  })

  it('takes a case off its round when an objection changes its offer', () => {
    expect(run('objected', 'changeOnObjection')).toMatchObject({
      facts: newCase,
      leavesRound: true,
    })
    expect(run('objected', 'dismissObjection')).toMatchObject({ leavesRound: false })
  })

  it('reaches every state from a new offer', () => {
    const reached = new Set<string>()
    const seen = new Set<string>()
    const waiting: [CaseFacts, RoundFacts | null][] = allRounds.map((round) => [newCase, round])
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [facts, round] = next
      const key = JSON.stringify(next)
      if (seen.has(key)) continue
      seen.add(key)
      reached.add(caseState(facts, round))
      for (const act of caseActs) {
        const result = step(facts, round, actions[act], edition)
        if (result.ok) waiting.push([result.facts, roundAfter(act, round, result.leavesRound)])
      }
      // A round moves on by itself: it is closed, and a case without one is taken into the next.
      if (round?.state === 'publicity') waiting.push([facts, closed])
      if (!isCut(round)) waiting.push([facts, preparing])
    }
    expect(reached).toEqual(new Set(caseStates))
  })
})

describe('what the edition decides', () => {
  const strict: Edition = {
    ...edition,
    answersMayRepeat: false,
    noDecision: { policy: 'waived', answerableAfter: false },
  }

  it('refuses a second answer where answers may not repeat', () => {
    expect(outcome(run('offered', 'accept', strict))).toBe('→accepted')
    expect(outcome(run('accepted', 'decline', strict))).toBe('answerFinal')
    expect(outcome(run('declined', 'accept', strict))).toBe('answerFinal')
  })

  it('refuses an answer to a lapsed case where silence is final', () => {
    expect(outcome(run('lapsed', 'accept', strict))).toBe('lapsed')
    expect(outcome(run('lapsed', 'changeOffer', strict))).toBe('lapsed')
  })

  it('says the published result first where both would refuse', () => {
    expect(outcome(run('givenUp', 'accept', strict))).toBe('publicityStarted')
  })
})

describe('isAnswerable', () => {
  it('is true exactly where an answer is taken', () => {
    const places = Object.keys(situations).filter((place) => {
      const [facts, round] = situations[place]!
      return isAnswerable(facts, round, edition)
    })
    expect(places.toSorted()).toEqual(answerable.split(' ').toSorted())
  })
})
