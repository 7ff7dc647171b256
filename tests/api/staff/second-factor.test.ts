import { totpAt } from '@wengang/api/staff/second-factor/totp'
import { type Client, timing } from '@wengang/contracts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type House, makeHouse, origin } from '../../support/house.ts'
import { plantStaff } from '../../support/plant-staff.ts'
import { enrol, giveTotp, signInFully } from '../../support/second-factor.ts'
import { softPasskey } from '../../support/soft-passkey.ts'
import { must } from '../../support/staff-acts.ts'

const password = '郑东新区的第九棵柳树'

let house: House
beforeAll(async () => {
  house = await makeHouse()
})
afterAll(() => house.close())
// Every test has its own quarter of an hour of tries.
beforeEach(() => house.clock.advance(3_600_000))

const plant = () => plantStaff(house, ['handler'], '41', password)

async function firstStep(name: string) {
  const signed = must(await house.client()('signInStaff', { body: { name, password } }))
  return { ...signed, client: house.client({ token: signed.token }) }
}

const codeNow = async (secret: string) => (await totpAt(secret, house.clock.now())).code
const give = (client: Client, totp: string) => client('giveSecondFactor', { body: { totp } })

describe('the second step of signing in', () => {
  it('is enrolled right after the first password, and asked for ever after', async () => {
    const { name } = await plant()
    const one = await firstStep(name)
    expect(one.secondFactor).toBe('enrol')
    expect(await one.client('listStaffCases', {})).toMatchObject({ code: 'SECOND_FACTOR_NEEDED' })
    const { recoveryCodes, secret } = await enrol(house, one.client)
    expect(recoveryCodes).toHaveLength(10)
    expect(await one.client('listStaffCases', {})).toMatchObject({ ok: true })

    const two = await firstStep(name)
    expect(two.secondFactor).toBe('needed')
    expect(await two.client('getStaffSession', {})).toMatchObject({
      data: { secondFactor: 'needed' },
    })
    expect(await two.client('beginTotp', { body: {} })).toMatchObject({
      code: 'SECOND_FACTOR_NEEDED',
    })
    expect(await two.client('listStaffCases', {})).toMatchObject({ code: 'SECOND_FACTOR_NEEDED' })
    await giveTotp(house, two.client, secret)
    expect(await two.client('listStaffCases', {})).toMatchObject({ ok: true })
  })

  it('takes a code once, and the code of no other time', async () => {
    const { name } = await plant()
    const { client, secret } = await signInFully(house, { name, password })
    house.clock.advance(60_000)
    const code = await codeNow(secret)
    must(await give(client, code))
    expect(await give(client, code)).toMatchObject({
      code: 'SECOND_FACTOR_WRONG',
      details: { why: 'totpUsed' },
    })
    house.clock.advance(90_000)
    expect(await give(client, code)).toMatchObject({ details: { why: 'totp' } })
    // The code before the one that was used is older than it, however well it fits the time.
    const earlier = (await totpAt(secret, house.clock.now() - 30_000)).code
    must(await give(client, await codeNow(secret)))
    expect(await give(client, earlier)).toMatchObject({ details: { why: 'totpUsed' } })
  })

  it('gives two requests with one code only one success', async () => {
    const { name } = await plant()
    const { client, secret } = await signInFully(house, { name, password })
    house.clock.advance(60_000)
    const code = await codeNow(secret)
    const answers = await Promise.all([give(client, code), give(client, code), give(client, code)])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  })

  it('takes each recovery code once, however it is typed', async () => {
    const { name } = await plant()
    const { recoveryCodes } = await enrol(house, (await firstStep(name)).client)
    const [code = ''] = recoveryCodes
    const recover = async (recoveryCode: string) =>
      (await firstStep(name)).client('giveSecondFactor', { body: { recoveryCode } })
    expect(must(await recover(` ${code.toLowerCase().replaceAll('-', '')} `))).toMatchObject({
      recoveryCodesLeft: 9,
    })
    expect(await recover(code)).toMatchObject({ details: { why: 'recoveryCode' } })
    const rows = await house.services.store.read
      .selectFrom('staff_recovery_code')
      .selectAll()
      .execute()
    expect(JSON.stringify(rows)).not.toContain(code.replaceAll('-', ''))
  })

  it('stops guessing and says until when; a right one in time forgets the wrong ones', async () => {
    const { name } = await plant()
    const { secret } = await signInFully(house, { name, password })
    const { client } = await firstStep(name)
    const guess = () => give(client, '000000')
    for (let count = 1; count < timing.secondFactorTries; count += 1) {
      expect(await guess()).toMatchObject({ code: 'SECOND_FACTOR_WRONG' })
    }
    await giveTotp(house, client, secret)
    for (let count = 0; count < timing.secondFactorTries; count += 1) await guess()
    expect(await guess()).toMatchObject({
      code: 'TOO_MANY_REQUESTS',
      details: { retryAt: expect.any(Number) },
    })
    house.clock.advance(60_000)
    expect(await give(client, await codeNow(secret))).toMatchObject({ code: 'TOO_MANY_REQUESTS' })
  })

  it('stands in the chain of the person, right or wrong, and the secret nowhere in the clear', async () => {
    const { id, name } = await plant()
    const { client, secret } = await signInFully(house, { name, password })
    await give(client, '000000')
    await giveTotp(house, client, secret)
    const { read } = house.services.store
    const entries = await read
      .selectFrom('entry')
      .select('kind')
      .where('stream', '=', `staff:${id}`)
      .orderBy('seq')
      .execute()
    expect(entries.map(({ kind }) => kind)).toEqual([
      'signedIn',
      'totpEnrolled',
      'secondFactorWrong',
      'secondFactorGiven',
    ])
    const rows = await read.selectFrom('staff_totp').selectAll().execute()
    expect(JSON.stringify([rows, house.logLines])).not.toContain(secret)
  })

  it('shows its code to nobody outside the demo', async () => {
    const { name } = await plant()
    const { client } = await signInFully(house, { name, password })
    expect(must(await client('getSecondFactor', {})).demo).toBeNull()
    expect(must(await client('beginTotp', { body: {} })).demoCode).toBeNull()
  })
})

describe('a demo', () => {
  it('shows the code of whoever gave the password, and turns off with a public address', async () => {
    const demo = await makeHouse({ DEMO: 'true' })
    try {
      const { name } = await plantStaff(demo, ['handler'], '41', password)
      const { secret, client } = await signInFully(demo, { name, password })
      const shown = must(await client('getSecondFactor', {})).demo
      expect(shown).toEqual(await totpAt(secret, demo.clock.now()))
    } finally {
      await demo.close()
    }
    const real = await makeHouse({
      DEMO: 'true',
      PUBLIC_ORIGIN: 'http://localhost:8787',
      KEYS_FILE: '/nowhere/keys.json',
      SMS_OUTBOX_IN_PUBLIC: 'true',
    })
    try {
      const { name } = await plantStaff(real, ['handler'], '41', password)
      const { client } = await signInFully(real, { name, password })
      expect(must(await client('getSecondFactor', {})).demo).toBeNull()
    } finally {
      await real.close()
    }
  })
})

describe('one person', () => {
  it('works at one place: a finished sign-in ends the earlier one and says why', async () => {
    const { name } = await plant()
    const here = await signInFully(house, { name, password })
    const half = await firstStep(name)
    // A password alone throws nobody out.
    expect(await here.client('listStaffCases', {})).toMatchObject({ ok: true })
    await giveTotp(house, half.client, here.secret)
    expect(await here.client('listStaffCases', {})).toMatchObject({
      code: 'STAFF_SIGN_IN_NEEDED',
      message: expect.stringContaining('您在另一处登录了，这里已退出'),
    })
    expect(await half.client('listStaffCases', {})).toMatchObject({ ok: true })
  })
})

describe('a second factor given long ago', () => {
  it('has to be given again for what is dear, and renews recovery codes then', async () => {
    const { name } = await plant()
    const { client, secret } = await signInFully(house, { name, password })
    house.clock.advance(timing.secondFactorFreshMs)
    expect(await client('listStaffCases', {})).toMatchObject({ ok: true })
    expect(await client('renewRecoveryCodes', { body: {} })).toMatchObject({
      code: 'SECOND_FACTOR_NEEDED',
    })
    await giveTotp(house, client, secret)
    expect(must(await client('renewRecoveryCodes', { body: {} })).recoveryCodes).toHaveLength(10)
  })

  it('may be replaced by a new authenticator, and the old one opens nothing then', async () => {
    const { name } = await plant()
    const { client, secret: old } = await signInFully(house, { name, password })
    const { secret } = must(await client('beginTotp', { body: {} }))
    house.clock.advance(60_000)
    // Until the new one is confirmed, the old one counts.
    must(await give(client, await codeNow(old)))
    must(await client('confirmTotp', { body: { totp: await codeNow(secret) } }))
    house.clock.advance(60_000)
    expect(await give(client, await codeNow(old))).toMatchObject({ details: { why: 'totp' } })
    must(await give(client, await codeNow(secret)))
  })
})

describe('a passkey', () => {
  it('is added by name, opens as a second factor, and is removed', async () => {
    const { name } = await plant()
    const { client } = await signInFully(house, { name, password })
    const key = softPasskey(origin)
    const begin = async (who: Client, purpose: 'add' | 'use') =>
      must(await who('beginPasskey', { body: { purpose } })).options
    const answer = key.register(await begin(client, 'add'))
    const { passkeys } = must(await client('addPasskey', { body: { name: '办公电脑', answer } }))
    expect(passkeys).toMatchObject([{ name: '办公电脑', usedAt: null }])
    // A challenge is signed once, and a passkey is one person's.
    expect(await client('addPasskey', { body: { name: '再来', answer } })).toMatchObject({
      details: { why: 'passkeyExpired' },
    })

    const again = await firstStep(name)
    const options = await begin(again.client, 'use')
    const passkey = key.use(options)
    const giving = { body: { passkey } }
    const foreign = softPasskey('http://elsewhere.example')
    expect(
      await again.client('giveSecondFactor', { body: { passkey: foreign.use(options) } }),
    ).toMatchObject({ details: { why: 'passkey' } })
    must(await again.client('giveSecondFactor', giving))
    expect(await again.client('giveSecondFactor', giving)).toMatchObject({
      code: 'SECOND_FACTOR_WRONG',
    })
    const [{ id: passkeyId = '' } = {}] = passkeys
    const params = { passkeyId }
    expect(must(await again.client('removePasskey', { params })).passkeys).toEqual([])
    expect(await again.client('removePasskey', { params })).toMatchObject({ code: 'NOT_FOUND' })
  })

  it('signs for the host of the desk, in time, and for its own session alone', async () => {
    const { name } = await plant()
    const { client } = await signInFully(house, { name, password })
    const key = softPasskey('http://elsewhere.example')
    const { options } = must(await client('beginPasskey', { body: { purpose: 'add' } }))
    expect(
      await client('addPasskey', { body: { name: '别处', answer: key.register(options) } }),
    ).toMatchObject({ details: { why: 'passkey' } })
    const late = softPasskey(origin).register(options)
    house.clock.advance(timing.passkeyMs)
    expect(await client('addPasskey', { body: { name: '太晚', answer: late } })).toMatchObject({
      details: { why: 'passkeyExpired' },
    })
  })
})
