import { shanghaiDay } from '@wengang/policy'
import type { Outcome } from './expect-answers.ts'
import {
  counting,
  type FirmLedger,
  isClosed,
  type Ledger,
  type ObjectionLedger,
  type RoundLedger,
  stateOf,
} from './ledger.ts'

const lastDayForAnswers = '2023-12-31'

/** Another account: a new version of the offer, or after a returned payment the next try at the same answer. */
export function correctAccount(firm: FirmLedger): Outcome {
  if (firm.stage !== 'returned' || firm.withdrawn) return change(firm, 'STATE_REFUSES')
  firm.version += 1
  return 'done'
}

/** A new version of the offer. */
export function change(firm: FirmLedger, refusal: Outcome): Outcome {
  if (isClosed(firm)) return refusal
  firm.version += 1
  firm.lapsed = false
  firm.legal.push('changed')
  return 'done'
}

export function withdraw(ledger: Ledger, firm: FirmLedger): Outcome {
  const isPaid = firm.stage === 'paying' || firm.stage === 'paid'
  if (firm.withdrawn || isPaid) return 'STATE_REFUSES'
  firm.withdrawn = true
  firm.objected = false
  for (const objection of ledger.objections) if (objection.firm === firm) objection.open = false
  return 'done'
}

/** After the last day for answers, what has none goes to an office; it may still be answered. */
export function lapse(ledger: Ledger, now: number): { outcome: Outcome; lapsed: number } {
  if (shanghaiDay(now) <= lastDayForAnswers) return { outcome: 'STATE_REFUSES', lapsed: 0 }
  const silent = ledger.firms.filter((firm) => stateOf(firm) === 'offered')
  for (const firm of silent) firm.lapsed = true
  return { outcome: 'done', lapsed: silent.length }
}

/** What a publicity lists and leaves out, as its answer tells. */
export interface Published {
  accepted: number
  declined: number
  notAnswered: number
}

/** Cut-off and publication: every answer that counts is fixed, the rest wait for another round. */
export function publish(ledger: Ledger): { outcome: Outcome; published: Published } {
  const published = { accepted: 0, declined: 0, notAnswered: 0 }
  const waiting = ledger.firms.filter((firm) => !isClosed(firm))
  if (!waiting.some((firm) => counting(firm) !== null)) {
    return { outcome: 'STATE_REFUSES', published }
  }
  const round: RoundLedger = {
    state: 'publicity',
    endsOn: '',
    voidAskedBy: null,
    allocated: false,
  }
  ledger.rounds.push(round)
  for (const firm of waiting) {
    const counts = counting(firm)
    firm.legal.push('cut')
    if (counts === null) published.notAnswered += 1
    else firm.round = round
    if (counts === 'ACCEPT') published.accepted += 1
    if (counts === 'DECLINE') published.declined += 1
  }
  return { outcome: 'done', published }
}

export function close(round: RoundLedger, now: number): Outcome {
  if (round.state !== 'publicity' || shanghaiDay(now) <= round.endsOn) return 'STATE_REFUSES'
  round.state = 'closed'
  return 'done'
}

/** Two people void a round; its answers reopen. */
export function voidRound(ledger: Ledger, round: RoundLedger, person: number): Outcome {
  if (round.state === 'void' || round.allocated) return 'STATE_REFUSES'
  if (round.voidAskedBy === null) {
    round.voidAskedBy = person
    return 'asked'
  }
  if (round.voidAskedBy === person) return 'SECOND_PERSON_NEEDED'
  round.state = 'void'
  for (const objection of ledger.objections) if (objection.round === round) objection.open = false
  for (const firm of ledger.firms) {
    if (firm.round !== round || firm.withdrawn) continue
    firm.round = null
    firm.objected = false
    firm.legal.push('voided')
  }
  return 'done'
}

export function object(ledger: Ledger, firm: FirmLedger, round: RoundLedger): Outcome {
  if (round.state !== 'publicity') return 'STATE_REFUSES'
  const listed = firm.round === round && counting(firm) === 'ACCEPT'
  if (listed && firm.objected) return 'STATE_REFUSES'
  if (listed) firm.objected = true
  ledger.objections.push({ firm, round, listed, open: true })
  return 'done'
}

/** The finding on an objection; the one thing that changes an answer after the cut-off. */
export function find(
  objection: ObjectionLedger,
  effect: 'dismissed' | 'excluded' | 'changed',
): Outcome {
  if (!objection.open) return 'STATE_REFUSES'
  const { firm, listed } = objection
  if (!listed && effect === 'excluded') return 'STATE_REFUSES'
  objection.open = false
  if (!listed) return 'done'
  firm.objected = false
  if (effect === 'excluded') firm.withdrawn = true
  if (effect === 'changed') {
    firm.version += 1
    firm.round = null
    firm.legal.push('changedOnObjection')
  }
  return 'done'
}

/** Allocates what no objection holds; how many, and how many are held. */
export function allocate(
  ledger: Ledger,
  round: RoundLedger,
): { outcome: Outcome; allocated: number; heldByObjection: number } {
  if (round.state !== 'closed')
    return { outcome: 'STATE_REFUSES', allocated: 0, heldByObjection: 0 }
  const listed = ledger.firms.filter((firm) => firm.round === round)
  const ready = listed.filter((firm) => stateOf(firm) === 'publicity')
  const heldByObjection = listed.filter((firm) => stateOf(firm) === 'objected').length
  round.allocated = true
  for (const firm of ready) firm.stage = 'allocated'
  return { outcome: 'done', allocated: ready.length, heldByObjection }
}

/** Orders payment of what is allocated, and of what came back and has another account since. */
export function order(
  ledger: Ledger,
  round: RoundLedger,
): { outcome: Outcome; ordered: number; withoutAccount: number } {
  if (!round.allocated) return { outcome: 'STATE_REFUSES', ordered: 0, withoutAccount: 0 }
  const due = ledger.firms.filter(
    (firm) =>
      firm.round === round &&
      !firm.withdrawn &&
      (firm.stage === 'allocated' ||
        (firm.stage === 'returned' && firm.version > firm.orderedVersion)),
  )
  for (const firm of due) {
    firm.stage = 'paying'
    firm.orderedVersion = firm.version
  }
  return { outcome: 'done', ordered: due.length, withoutAccount: 0 }
}

/** What the bank did with the last order of a firm; the same again changes nothing. */
export function pay(firm: FirmLedger, result: 'paid' | 'returned'): Outcome {
  if (firm.orderedVersion === 0) return 'nothing to do'
  if (firm.stage === 'paying') firm.stage = result
  else if (firm.stage !== result) return 'STATE_REFUSES'
  return 'done'
}
