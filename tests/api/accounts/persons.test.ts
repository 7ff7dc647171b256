import { timing } from '@wengang/contracts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { preparePerson, registerPersonCommand } from '@wengang/api/accounts/person.service'
import { prepareAccountSession } from '@wengang/api/accounts/start-account-session'
import type { HttpContext, HttpEnv } from '@wengang/api/platform/http/context'
import { blindIndex } from '@wengang/api/platform/crypto/keys'
import { Context } from 'hono'
import type { IdentityFinding } from '@wengang/api/accounts/identity-register'
import { type House, makeHouse, origin } from '../../support/house.ts'
import { secretsIn } from '../../support/personal-data.ts'
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

let house: House
beforeAll(async () => {
  house = await makeHouse({ TRUST_PROXY: 'true' })
})
afterAll(() => house.close())

let who: Newcomer
beforeEach(() => {
  house.clock.set('2023-12-08T10:00:00+08:00')
  who = newcomer()
})

const people = () => house.services.store.read.selectFrom('person').selectAll().execute()
const ask = (body: Newcomer = who) => newBrowser(house).call('askNewPersonCode', { body })
const code = () => codeTo(house, who.mobile)
const open = async (typed: string, body: Newcomer = who) =>
  newBrowser(house).call('registerPerson', { body: { ...body, code: typed } })

describe('a personal account', () => {
  it('is opened by ID number, name, mobile and code, is signed in, and is not verified', async () => {
    const browser = newBrowser(house)
    const sent = must(await browser.call('askNewPersonCode', { body: who }))
    expect(sent).toMatchObject({
      mobile: `199****${who.mobile.slice(-4)}`,
      expiresAt: house.clock.now() + timing.codeLifetimeMs,
      resendAt: house.clock.now() + timing.codeResendMs,
    })
    const body = { ...who, code: await code() }
    expect(must(await browser.call('registerPerson', { body }))).toEqual({
      name: who.name,
      mobile: `199****${who.mobile.slice(-4)}`,
      verified: false,
    })
    expect(must(await browser.call('getSession', {})).session).toMatchObject({ kind: 'person' })
  })

  it('holds nothing personal in the clear, and stands in a chain of its own', async () => {
    await register(house, who)
    const rows = JSON.stringify(await people())
    for (const value of Object.values(who)) expect(rows).not.toContain(value)
    const person = (await people()).at(-1)
    const entries = await house.services.store.read
      .selectFrom('entry')
      .selectAll()
      .where('stream', '=', `person:${person?.id}`)
      .execute()
    expect(entries.map(({ kind }) => kind)).toEqual(['personRegistered'])
    expect(entries[0]?.payload).not.toContain(who.mobile)
    expect(
      secretsIn(
        house.logLines,
        Object.values(who).map((value) => ({ what: 'person', value })),
      ),
    ).toEqual([])
  })

  it('is entered with blanks, full-width digits and a small x alike', async () => {
    await register(house, who)
    const typed = `${who.idNumber.slice(0, 6)} ${who.idNumber.slice(6)}`.toLowerCase()
    const browser = newBrowser(house)
    must(await browser.call('askPersonCode', { body: { idNumber: typed } }))
    const full = (await code()).replace(/\d/g, (digit) =>
      String.fromCharCode(0xff10 + Number(digit)),
    )
    must(await browser.call('signInPerson', { body: { idNumber: typed, code: full } }))
  })

  it('is signed in to, when the same phone registers again', async () => {
    await register(house, who)
    const before = (await people()).length
    await register(house, { ...who, name: '改了名字' })
    expect(await people()).toHaveLength(before)
  })

  it('of another phone is not taken over', async () => {
    await register(house, who)
    const other = { ...who, mobile: newcomer().mobile }
    must(await ask(other))
    const refused = await open(await codeTo(house, other.mobile), other)
    expect(refused).toMatchObject({ ok: false, code: 'PERSON_REGISTERED' })
    expect(!refused.ok && refused.message).toContain('请用身份证号登录')
    await signIn(house, who)
  })

  it('is one, however many register at once', async () => {
    must(await ask())
    const first = await code()
    house.clock.advance(timing.codeResendMs)
    const answers = await Promise.all(Array.from({ length: 8 }, () => open(first)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    const rows = await people()
    expect(new Set(rows.map((row) => row.id_number_index)).size).toBe(rows.length)
  })
})

describe('two registrations of one ID number at the same moment', () => {
  /** What each request hands to its write, once its code was right. */
  async function together(mobiles: readonly string[]) {
    const { keys, store, clock } = house.services
    const inputs = mobiles.map((mobile) => {
      const phone = { mobile, mobileIndex: blindIndex(keys, 'mobile', mobile) }
      const person = preparePerson(keys, { ...who, ...phone }, 'formOnly', clock.now())
      const c = contextOf(house)
      const owner = { kind: 'person', personId: person.row.id } as const
      return { person, session: prepareAccountSession(c, phone, owner).kept }
    })
    return Promise.allSettled(inputs.map((input) => store.write(registerPersonCommand, input)))
  }
  const accounts = async () => {
    const index = blindIndex(house.services.keys, 'idNumber', who.idNumber)
    return (await people()).filter((row) => row.id_number_index === index)
  }

  it('make one account, in which both are signed in when the phone is the same', async () => {
    const settled = await together(Array.from({ length: 8 }, () => who.mobile))
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(8)
    const [account, ...others] = await accounts()
    expect(others).toEqual([])
    const sessions = await house.services.store.read
      .selectFrom('session')
      .select('id')
      .where('person_id', '=', account?.id ?? '')
      .execute()
    expect(sessions).toHaveLength(8)
  })

  it('make one account, and the other phone is refused', async () => {
    const settled = await together([who.mobile, newcomer().mobile])
    const refused = settled.filter(({ status }) => status === 'rejected')
    expect(refused).toMatchObject([{ reason: { code: 'PERSON_REGISTERED' } }])
    expect(await accounts()).toHaveLength(1)
  })
})

describe('typing mistakes', () => {
  it.each([
    ['a wrong check digit', 'idNumber', '校验位不对', { idNumber: '411302199001010019' }],
    ['a short ID number', 'idNumber', '18 位', { idNumber: '41130219900101' }],
    ['a short mobile', 'mobile', '11 位', { mobile: '1990090000' }],
  ])('%s is said in words', async (_what, field, words, wrong) => {
    const refused = await ask({ ...who, ...wrong })
    expect(refused).toMatchObject({
      ok: false,
      code: 'INVALID_INPUT',
      details: { findings: [{ field }] },
    })
    expect(!refused.ok && refused.message).toContain(words)
  })

  it('of the code are told with the tries left, and what cannot be a code costs none', async () => {
    must(await ask())
    const bad = otherThan(await code())
    expect(await open('12345')).toMatchObject({ code: 'INVALID_INPUT' })
    for (const triesLeft of [4, 3, 2, 1]) {
      expect(await open(bad)).toMatchObject({ code: 'CODE_WRONG', details: { triesLeft } })
    }
    expect(await open(bad)).toMatchObject({ code: 'CODE_SPENT' })
    expect(await open(await code())).toMatchObject({ code: 'CODE_SPENT' })
    house.clock.advance(timing.codeResendMs)
    must(await ask())
    must(await open(await code()))
  })
})

describe('somebody who only knows the ID number', () => {
  it('can neither displace the code of its owner nor lock the registration', async () => {
    must(await ask())
    const stranger = { ...who, mobile: newcomer().mobile }
    must(await ask(stranger))
    const bad = otherThan(await codeTo(house, stranger.mobile))
    for (let wrong = 0; wrong < timing.wrongCodesToLock; wrong += 1) {
      if (wrong === timing.codeTries) {
        house.clock.advance(timing.codeResendMs)
        must(await ask(stranger))
      }
      await open(bad, stranger)
    }
    expect(await open(bad, stranger)).toMatchObject({ code: 'LOCKED' })
    must(await open(await code()))
  })
})

describe('a code for a new account', () => {
  it('late by a moment is refused, and so is one for another mobile than it went to', async () => {
    must(await ask())
    expect(await open(await code(), { ...who, mobile: newcomer().mobile })).toMatchObject({
      code: 'CODE_EXPIRED',
    })
    house.clock.advance(timing.codeLifetimeMs)
    expect(await open(await code())).toMatchObject({ code: 'CODE_EXPIRED' })
  })

  it('is not asked for twice in a minute, nor a sixth time in an hour', async () => {
    must(await ask())
    expect(await ask()).toMatchObject({
      code: 'CODE_PAUSE',
      details: { retryAt: house.clock.now() + timing.codeResendMs },
    })
    for (let count = 1; count < timing.codesPerHour; count += 1) {
      house.clock.advance(timing.codeResendMs)
      must(await ask())
    }
    house.clock.advance(timing.codeResendMs)
    expect(await ask()).toMatchObject({ code: 'CODE_LIMIT' })
  })

  it('that the gateway does not take is said to have failed, and another is had at once', async () => {
    const { challengeId, resendAt } = must(await ask())
    const state = async () =>
      must(await house.client()('getCodeState', { params: { challengeId } }))
    expect(await state()).toEqual({ state: 'sending', resendAt })
    await failSending(house, challengeId)
    expect(await state()).toEqual({ state: 'failed', resendAt: house.clock.now() })
    house.clock.advance(timing.codeLifetimeMs)
    const refused = await open('123456')
    expect(refused).toMatchObject({ code: 'CODE_NOT_SENT' })
    must(await ask())
    await house.runJobs()
    must(await open(await code()))
  })
})

describe('a register of people', () => {
  const answering = (finding: IdentityFinding) => {
    house.services.identityRegister = { check: () => Promise.resolve(finding) }
  }
  it('that knows the person makes the account verified', async () => {
    answering('known')
    must(await ask())
    expect(must(await open(await code()))).toMatchObject({ verified: true })
  })

  it('that knows another name refuses, after the code was right, and nothing is kept', async () => {
    answering('mismatch')
    must(await ask())
    expect(await open(otherThan(await code()))).toMatchObject({ code: 'CODE_WRONG' })
    const before = (await people()).length
    const refused = await open(await code())
    expect(refused).toMatchObject({ code: 'PERSON_REFUSED' })
    expect(!refused.ok && refused.message).toContain('姓名和身份证号对不上')
    expect(await people()).toHaveLength(before)
  })
})

/** A request of somebody without any cookie. */
function contextOf({ services }: House): HttpContext {
  const c = new Context<HttpEnv>(new Request(origin))
  c.set('services', services)
  return c
}
