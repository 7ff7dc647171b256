import type { Choice } from '@wengang/policy'
import * as fc from 'fast-check'

/** Who answers: either of two sessions of the firm's phone, or the clerk at the window. */
export type Who = Phone | 'window'
export type Phone = 'phone' | 'otherPhone'

/** Firms of one history, all of one bookkeeper's phone and of one region. */
export const firms = 3

/**
 * One thing that somebody does. `firm` is a place in the scene, `round` counts back from the newest. To read
 * is to open, wait and finish; to decide is to read and answer, on a phone after a look or without.
 */
export type Act =
  | { does: 'look'; who: Phone; firm: number }
  | { does: 'open'; who: Who; firm: number }
  | { does: 'finish'; who: Who; firm: number }
  | { does: 'read'; who: Who; firm: number }
  | { does: 'answer'; who: Who; firm: number; choice: Choice }
  | { does: 'decide'; who: Who; firm: number; choice: Choice; looks: boolean }
  | { does: 'repeat'; who: Who }
  | { does: 'draft'; who: Phone; firm: number; choice: Choice }
  | { does: 'discard'; who: Phone; firm: number }
  | { does: 'wait'; seconds: number }
  | { does: 'nextWeeks'; weeks: number }
  | { does: 'list'; firm: number }
  | { does: 'account'; firm: number }
  | { does: 'withdraw'; firm: number }
  | { does: 'lapse' }
  | { does: 'publish' }
  | { does: 'close'; round: number }
  | { does: 'void'; round: number; person: 0 | 1 }
  | { does: 'object'; firm: number; round: number }
  | { does: 'find'; effect: 'dismissed' | 'excluded' | 'changed' }
  | { does: 'allocate'; round: number }
  | { does: 'order'; round: number }
  | { does: 'pay'; firm: number; result: 'paid' | 'returned' }

const phone = fc.constantFrom<Phone>('phone', 'phone', 'otherPhone')
const who = fc.constantFrom<Who>('phone', 'phone', 'otherPhone', 'window')
// Most acts meet at one firm: that is where they get in each other's way.
const firm = fc.constantFrom(0, 0, 0, 1, 2)
const choice = fc.constantFrom<Choice>('ACCEPT', 'ACCEPT', 'DECLINE')
const looks = fc.constantFrom(true, true, false)
const round = fc.constantFrom(0, 0, 0, 1)
const person = fc.constantFrom<0 | 1>(0, 1)
const seconds = fc.constantFrom(1, 9, 10, 60)
const weeks = fc.constantFrom(1, 2, 4)
const effect = fc.constantFrom<'dismissed' | 'excluded' | 'changed'>(
  'dismissed',
  'excluded',
  'changed',
)

type Some<T extends Act['does']> = Omit<Extract<Act, { does: T }>, 'does'>

/** Acts of one kind. */
function some<T extends Act['does']>(does: T, rest: fc.Arbitrary<Some<T>>): fc.Arbitrary<Act> {
  return rest.map((given) => ({ does, ...given }) as unknown as Act)
}

const decide = some('decide', fc.record({ who, firm, choice, looks }))
const read = some('read', fc.record({ who, firm }))
const answer = some('answer', fc.record({ who, firm, choice }))
const open = some('open', fc.record({ who, firm }))
const finish = some('finish', fc.record({ who, firm }))
const wait = some('wait', fc.record({ seconds }))
const nextWeeks = some('nextWeeks', fc.record({ weeks }))
const lapse = some('lapse', fc.constant({}))
const publish = some('publish', fc.constant({}))
const close = some('close', fc.record({ round }))
const voided = some('void', fc.record({ round, person }))
const object = some('object', fc.record({ firm, round }))
const find = some('find', fc.record({ effect }))
const allocate = some('allocate', fc.record({ round }))
const order = some('order', fc.record({ round }))
const result = fc.constantFrom<'paid' | 'returned'>('paid', 'returned')
const pay = some('pay', fc.record({ firm, result }))
const account = some('account', fc.record({ firm }))

const alone: fc.Arbitrary<Act> = fc.oneof(
  { weight: 9, arbitrary: decide },
  { weight: 3, arbitrary: some('look', fc.record({ who: phone, firm })) },
  { weight: 2, arbitrary: read },
  { weight: 4, arbitrary: answer },
  { weight: 2, arbitrary: some('repeat', fc.record({ who })) },
  { weight: 2, arbitrary: some('draft', fc.record({ who: phone, firm, choice })) },
  { weight: 1, arbitrary: some('discard', fc.record({ who: phone, firm })) },
  { weight: 1, arbitrary: wait },
  { weight: 1, arbitrary: nextWeeks },
  { weight: 2, arbitrary: account },
  { weight: 1, arbitrary: some('withdraw', fc.record({ firm })) },
  { weight: 1, arbitrary: lapse },
  { weight: 4, arbitrary: publish },
  { weight: 1, arbitrary: close },
  { weight: 2, arbitrary: voided },
  { weight: 1, arbitrary: object },
  { weight: 1, arbitrary: find },
  { weight: 1, arbitrary: allocate },
  { weight: 1, arbitrary: order },
  { weight: 1, arbitrary: pay },
)

/** Acts that mean little without each other stand together more often than chance would have them. */
const together: fc.Arbitrary<Act[]> = fc.oneof(
  fc.tuple(open, wait, finish, answer),
  fc.tuple(answer, some('repeat', fc.record({ who }))),
  fc.tuple(publish, answer),
  fc.tuple(publish, object, find),
  fc.tuple(object, find),
  fc.tuple(publish, voided, voided),
  fc.tuple(voided, voided),
  fc.tuple(publish, nextWeeks, close),
  fc.tuple(nextWeeks, lapse, answer),
  fc.tuple(publish, nextWeeks, close, allocate),
  fc.tuple(publish, nextWeeks, close, allocate, order, pay),
  fc.tuple(pay, account, order, pay),
)

/** Some parts of a history, one after another. */
function parts(maxLength: number): fc.Arbitrary<Act[]> {
  const part = fc.oneof(
    { weight: 5, arbitrary: alone.map((act) => [act]) },
    { weight: 1, arbitrary: together },
  )
  return fc.array(part, { maxLength, size: 'max' }).map((several) => several.flat())
}

/** Short histories. Most begin with an answer, since most of the law is about what comes after. */
export const anyHistory: fc.Arbitrary<Act[]> = fc.oneof(
  { weight: 1, arbitrary: parts(7) },
  { weight: 3, arbitrary: fc.tuple(decide, parts(6)).map(([first, rest]) => [first, ...rest]) },
)

/** Histories with one changed list in them: reading a list takes a process of its own, so they are few. */
export const historyWithList: fc.Arbitrary<Act[]> = fc
  .tuple(parts(4), some('list', fc.record({ firm })), parts(4))
  .map(([before, list, after]) => [...before, list, ...after])
