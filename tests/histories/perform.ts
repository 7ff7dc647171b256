import { type Answered, answered, type Hands, nothing, type SingleAct } from './hands.ts'
import * as people from './perform-answers.ts'
import * as office from './perform-office.ts'
import type { Scene } from './scene.ts'

/** Does one act through the front door. */
export async function perform(scene: Scene, hands: Hands, act: SingleAct): Promise<Answered> {
  const { clock } = scene.house
  const roundId = 'round' in act ? hands.rounds.at(-1 - act.round)?.id : undefined
  switch (act.does) {
    case 'look':
      return people.look(scene, hands, act.who, act.firm)
    case 'open':
      return people.open(scene, hands, act.who, act.firm)
    case 'finish':
      return people.finish(scene, hands, act.who, act.firm)
    case 'answer':
      return people.answer(scene, hands, act.who, act.firm, act.choice)
    case 'repeat':
      return people.repeat(hands, act.who)
    case 'draft': {
      const body = { choice: act.choice, readingId: null }
      const params = people.offer(scene, act.firm)
      return answered(await scene.phones[act.who]('saveDraft', { params, body }))
    }
    case 'discard': {
      const params = people.offer(scene, act.firm)
      return answered(await scene.phones[act.who]('discardDraft', { params }))
    }
    case 'wait':
      clock.advance(act.seconds * 1_000)
      return { outcome: 'done' }
    case 'nextWeeks':
      clock.advance(act.weeks * 7 * 86_400_000)
      await scene.signInAgain()
      delete hands.sent.phone
      delete hands.sent.otherPhone
      return { outcome: 'done' }
    case 'list':
      return office.bringList(scene, hands, act.firm)
    case 'account':
      return office.correctAccount(scene, hands, act.firm)
    case 'withdraw':
      return office.withdraw(scene, act.firm)
    case 'lapse':
      return office.lapse(scene)
    case 'publish':
      return office.publish(scene, hands)
    case 'close':
      return roundId === undefined ? nothing : office.closeRound(scene, roundId)
    case 'void':
      return roundId === undefined ? nothing : office.voidRound(scene.voiders[act.person], roundId)
    case 'object':
      return roundId === undefined ? nothing : office.object(scene, hands, roundId, act.firm)
    case 'find':
      return office.find(scene, hands, act.effect)
    case 'allocate':
      return roundId === undefined ? nothing : office.allocate(scene, roundId)
    case 'order':
      return roundId === undefined ? nothing : office.order(scene, hands, roundId)
    case 'pay':
      return office.pay(scene, hands, act.firm, act.result)
  }
}
