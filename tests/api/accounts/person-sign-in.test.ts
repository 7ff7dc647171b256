import { timing } from '@wengang/contracts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type House, makeHouse } from '../../support/house.ts'
import { must } from '../../support/staff-acts.ts'
import {
  codeTo,
  failSending,
  newBrowser,
  newcomer,
  type Newcomer,
  otherThan,
  register,
  signIn,
} from './people.ts'

const minuteMs = 60_000

let house: House
beforeAll(async () => {
  house = await makeHouse({ TRUST_PROXY: 'true' })
})
afterAll(() => house.close())

let who: Newcomer
beforeEach(async () => {
  house.clock.set('2023-12-08T10:00:00+08:00')
  who = newcomer()
  await register(house, who)
})

const ask = ({ idNumber } = who) => newBrowser(house).call('askPersonCode', { body: { idNumber } })
const enter = (code: string, { idNumber } = who) =>
  newBrowser(house).call('signInPerson', { body: { idNumber, code } })
const code = () => codeTo(house, who.mobile)
const bad = async () => otherThan(await code())

describe('asking for a code to sign in', () => {
  it('tells nothing of whether there is an account', async () => {
    const nobody = newcomer()
    const states = async (idNumber: string) => {
      house.clock.set('2023-12-08T10:05:00+08:00')
      const browser = newBrowser(house)
      const met: unknown[] = []
      const sent = must(await browser.call('askPersonCode', { body: { idNumber } }))
      const { challengeId } = sent
      met.push({ ...sent, challengeId: '' })
      met.push(must(await house.client()('getCodeState', { params: { challengeId } })))
      const { code: again, details } = refusal(await ask({ ...who, idNumber }))
      met.push({ again, details })
      const wrong = idNumber === who.idNumber ? await bad() : '123456'
      for (let count = 0; count < 6; count += 1) {
        met.push(tell(await enter(wrong, { ...who, idNumber })))
      }
      house.clock.advance(timing.codeResendMs)
      must(await ask({ ...who, idNumber }))
      for (let count = 0; count < 6; count += 1) {
        met.push(tell(await enter(wrong, { ...who, idNumber })))
      }
      met.push(tell(await ask({ ...who, idNumber })))
      return met
    }
    const known = await states(who.idNumber)
    const unknown = await states(nobody.idNumber)
    expect(unknown).toEqual(known)
    expect(JSON.stringify(known)).toContain('LOCKED')
  })

  it('sends nothing where there is none, and no code is right', async () => {
    const nobody = newcomer()
    const before = await house.services.store.read.selectFrom('message').select('id').execute()
    must(await ask(nobody))
    const after = await house.services.store.read.selectFrom('message').select('id').execute()
    expect(after).toHaveLength(before.length)
    const { id } = await house.services.store.read
      .selectFrom('challenge')
      .select('id')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    const { challengeCode } = await import('@wengang/api/messages/message-codes')
    expect(await enter(challengeCode(house.services.keys, id), nobody)).toMatchObject({
      code: 'CODE_WRONG',
    })
  })

  it('tells of an id that never was what it tells of one that was sent', async () => {
    const challengeId = '0190a1b2-0000-7000-8000-000000000000'
    expect(must(await house.client()('getCodeState', { params: { challengeId } })).state).toBe(
      'sent',
    )
  })
})

describe('signing in', () => {
  it('works once with a code, and not with a late one', async () => {
    must(await ask())
    const first = await code()
    expect(must(await enter(first))).toMatchObject({ name: who.name, verified: false })
    expect(await enter(first)).toMatchObject({ code: 'CODE_EXPIRED' })
    house.clock.advance(1_000)
    must(await ask())
    house.clock.advance(timing.codeLifetimeMs)
    expect(await enter(await code())).toMatchObject({ code: 'CODE_EXPIRED' })
  })

  it('says so when the gateway took no code', async () => {
    const { challengeId } = must(await ask())
    await failSending(house, challengeId)
    expect(must(await house.client()('getCodeState', { params: { challengeId } })).state).toBe(
      'failed',
    )
    house.clock.advance(timing.codeLifetimeMs)
    expect(await enter('123456')).toMatchObject({ code: 'CODE_NOT_SENT' })
    await signIn(house, who)
  })
})

describe('ten wrong codes', () => {
  /** Wrong codes over as many codes as they take; answers the last answer. */
  async function enterWrong(count: number): Promise<unknown> {
    let last: unknown
    for (let done = 0; done < count; done += 1) {
      if (done % timing.codeTries === 0) {
        house.clock.advance(15 * minuteMs)
        must(await ask())
      }
      last = tell(await enter(await bad()))
    }
    return last
  }

  it('lock the account for ten minutes, then for thirty; a new code unlocks nothing', async () => {
    expect(await enterWrong(9)).toMatchObject({ code: 'CODE_WRONG' })
    const locked = await enter(await bad())
    const until = house.clock.now() + 10 * minuteMs
    expect(locked).toMatchObject({ code: 'LOCKED', details: { until } })
    expect(!locked.ok && locked.message).toContain('重新获取验证码不能解锁')
    house.clock.advance(minuteMs)
    expect(await ask()).toMatchObject({ code: 'LOCKED', details: { until } })
    expect(await enter(await code())).toMatchObject({ code: 'LOCKED', details: { until } })
    house.clock.set(new Date(until).toISOString())

    expect(await enterWrong(9)).toMatchObject({ code: 'CODE_WRONG' })
    expect(await enter(await bad())).toMatchObject({
      code: 'LOCKED',
      details: { until: house.clock.now() + 30 * minuteMs },
    })
  })

  it('are forgotten by a right one', async () => {
    await enterWrong(9)
    must(await enter(await code()))
    expect(await enterWrong(9)).toMatchObject({ code: 'CODE_WRONG' })
    must(await enter(await code()))
  })

  it('of one account lock no other', async () => {
    const other = newcomer()
    await register(house, other)
    await enterWrong(10)
    await signIn(house, other)
  })
})

function tell(answer: { ok: boolean; code?: string; details?: unknown }) {
  return { ok: answer.ok, code: answer.code, details: answer.details }
}

function refusal(answer: { ok: boolean; code?: string; details?: unknown }) {
  if (answer.ok) throw new Error('nothing was refused')
  return answer
}
