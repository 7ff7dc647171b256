import * as answers from './expect-answers.ts'
import type { Outcome } from './expect-answers.ts'
import type { SingleAct } from './hands.ts'
import * as office from './expect-office.ts'
import type { Ledger, RoundLedger } from './ledger.ts'

/** What must come of an act, and what its answer must tell beside that. */
export interface Expected {
  outcome: Outcome
  told?: object
}

const nothing: Expected = { outcome: 'nothing to do' }

/** Writes one act into the books and says what the house must answer. */
export function expect(ledger: Ledger, act: SingleAct, now: number): Expected {
  const firm = ledger.firms['firm' in act ? act.firm : 0]!
  const round = 'round' in act ? roundOf(ledger, act.round) : undefined
  switch (act.does) {
    case 'look':
      return { outcome: answers.look(firm, act.who) }
    case 'open':
      return { outcome: answers.open(firm, act.who, now) }
    case 'finish':
      return { outcome: answers.finish(firm, act.who, now) }
    case 'answer':
      return { outcome: answers.answer(ledger, firm, act.who, act.choice, now) }
    case 'repeat':
      return { outcome: answers.repeat(ledger, act.who, now) }
    case 'draft':
      return { outcome: answers.draft(firm, act.choice) }
    case 'discard':
      firm.draft = null
      return { outcome: 'done' }
    case 'list':
      return { outcome: office.change(firm, 'LIST_REFUSED') }
    case 'account':
      return { outcome: office.correctAccount(firm) }
    case 'withdraw':
      return { outcome: office.withdraw(ledger, firm) }
    case 'lapse': {
      const { outcome, ...told } = office.lapse(ledger, now)
      return { outcome, told }
    }
    case 'publish': {
      const { outcome, published } = office.publish(ledger)
      return { outcome, told: published }
    }
    case 'close':
      return round === undefined ? nothing : { outcome: office.close(round, now) }
    case 'void':
      return round === undefined
        ? nothing
        : { outcome: office.voidRound(ledger, round, act.person) }
    case 'object':
      // The window records objections to units on the list or missing from it, not to withdrawn ones.
      return round === undefined || firm.withdrawn
        ? nothing
        : { outcome: office.object(ledger, firm, round) }
    case 'find': {
      const objection = ledger.objections.at(-1)
      return objection === undefined ? nothing : { outcome: office.find(objection, act.effect) }
    }
    case 'allocate': {
      if (round === undefined) return nothing
      const { outcome, ...told } = office.allocate(ledger, round)
      return { outcome, told }
    }
    case 'order': {
      if (round === undefined) return nothing
      const { outcome, ...told } = office.order(ledger, round)
      return { outcome, told }
    }
    case 'pay':
      return { outcome: office.pay(firm, act.result) }
    case 'nextWeeks':
      // The sessions end, and with them the keys that they used.
      Object.assign(ledger.sent, { phone: null, otherPhone: null })
      return { outcome: 'done' }
    case 'wait':
      return { outcome: 'done' }
  }
}

/** The round that an act means: counted back from the newest. */
export function roundOf(ledger: Ledger, back: number): RoundLedger | undefined {
  return ledger.rounds.at(-1 - back)
}
