import { completeUscc } from '@wengang/identifiers'
import { blindIndex } from '@wengang/api/platform/crypto/keys'
import { sendMessageJob } from '@wengang/api/messages/send-message'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type House, makeHouse } from '../../support/house.ts'
import { plantCase } from '../../support/plant.ts'
import { plantUnit, type PlantedUnit } from '../../support/plant-account.ts'
import { another, certifyAnother, enter, signIn, unitCode } from './units.ts'

let house: House
beforeAll(async () => {
  house = await makeHouse()
})
afterAll(() => house.close())
beforeEach(() => house.clock.set('2023-12-08T10:00:00+08:00'))

const ask = (body: { uscc: string; mobile?: string }) => house.client()('askUnitCode', { body })
const codeFor = (unit: PlantedUnit, mobile = unit.certified) => unitCode(house, unit, mobile)

/** Asks for a code while the gateway is down. */
async function askInVain({ uscc }: PlantedUnit): Promise<void> {
  const asked = await ask({ uscc })
  if (!asked.ok) throw new Error(asked.code)
  const { id: messageId } = await house.services.store.read
    .selectFrom('message')
    .select('id')
    .where('dedupe_key', '=', `code:${asked.data.challengeId}`)
    .executeTakeFirstOrThrow()
  await sendMessageJob(house.services, {
    name: 'outbox',
    send: () => Promise.reject(new Error('the gateway is down')),
  })({ messageId })
  house.clock.advance(1_000)
}

describe('a unit signs in without certificate', () => {
  it('by credit code and a code to the certified mobile, shown masked', async () => {
    const unit = await plantUnit(house)
    const dressed = ` ${unit.uscc.slice(0, 9)} ${unit.uscc.slice(9).toLowerCase()}`
    expect(await ask({ uscc: dressed })).toMatchObject({
      ok: true,
      data: {
        mobile: `${unit.certified.slice(0, 3)}****${unit.certified.slice(-4)}`,
        expiresAt: house.clock.now() + 300_000,
        resendAt: house.clock.now() + 60_000,
      },
    })
    const entered = await enter(house, { uscc: dressed, code: await codeFor(unit) })
    expect(entered).toMatchObject({ status: 200, next: 'home' })
    const session = await house.client({ cookie: entered.cookie })('getSession', {})
    expect(session).toMatchObject({
      ok: true,
      data: {
        session: { kind: 'unit', unit: { name: unit.unitName, needsAdministrator: false } },
      },
    })
  })

  it('and is led to registering the administrator the first time', async () => {
    const unit = await plantUnit(house, { people: 'none' })
    const { next, cookie } = await signIn(house, unit)
    expect(next).toBe('administrator')
    const client = house.client({ cookie })
    expect(await client('listCases', {})).toMatchObject({ ok: false, code: 'ADMINISTRATOR_NEEDED' })
  })

  it('with the certified mobile named as well', async () => {
    const unit = await plantUnit(house)
    expect(await signIn(house, unit, { mobile: unit.certified })).toMatchObject({ next: 'home' })
  })

  it('and its phone is told of a new device, but not of the same browser', async () => {
    const unit = await plantUnit(house, { people: 'none' })
    const told = async (): Promise<number> => {
      const rows = await house.services.store.read
        .selectFrom('message')
        .select('id')
        .where('kind', '=', 'newDevice')
        .where('mobile_index', '=', blindIndex(house.services.keys, 'mobile', unit.certified))
        .execute()
      return rows.length
    }
    const { browser } = await signIn(house, unit)
    expect(browser).not.toBe('')
    const before = await told()
    await signIn(house, unit, { browser })
    expect(await told()).toBe(before)
    await signIn(house, unit)
    expect(await told()).toBe(before + 1)
  })
})

describe('the sign-in of a unit is refused', () => {
  const refusedBoth = async (uscc: string, mobile?: string) => {
    const who = { uscc, ...(mobile === undefined ? {} : { mobile }) }
    const asked = await ask(who)
    const entered = await enter(house, { ...who, code: '123456' })
    return [asked.ok ? 'sent' : asked.code, entered.code]
  }

  it('with a wrong check digit, in words that say so', async () => {
    const { uscc } = await plantUnit(house)
    const slip = uscc.slice(0, 17) + (uscc.endsWith('1') ? '2' : '1')
    expect(await ask({ uscc: slip })).toMatchObject({
      ok: false,
      code: 'INVALID_INPUT',
      details: { findings: [{ field: 'uscc', message: expect.stringContaining('校验') }] },
    })
    expect(await refusedBoth(slip)).toEqual(['INVALID_INPUT', 'INVALID_INPUT'])
    expect(await refusedBoth(uscc, '1390000')).toEqual(['INVALID_INPUT', 'INVALID_INPUT'])
  })

  it('of an unknown unit, and of one that has not opened its service', async () => {
    expect(await refusedBoth(completeUscc('91410181', 'MA000001'))).toEqual([
      'UNIT_UNKNOWN',
      'UNIT_UNKNOWN',
    ])
    const { uscc } = await plantCase(house)
    expect(await refusedBoth(uscc)).toEqual(['UNIT_NOT_OPENED', 'UNIT_NOT_OPENED'])
  })

  it('to a phone that is neither certified nor an operator’s', async () => {
    const unit = await plantUnit(house)
    expect(await refusedBoth(unit.uscc, '19900012345')).toEqual([
      'OPERATOR_UNKNOWN',
      'OPERATOR_UNKNOWN',
    ])
    // The contact mobile of an offer opens the offers sent to it, and no unit.
    expect(await refusedBoth(unit.uscc, unit.mobile)).toEqual([
      'OPERATOR_UNKNOWN',
      'OPERATOR_UNKNOWN',
    ])
  })

  it('with codes that are wrong, spent, late or used', async () => {
    const unit = await plantUnit(house)
    await ask({ uscc: unit.uscc })
    const right = await codeFor(unit)
    const { uscc } = unit
    expect(await enter(house, { uscc, code: '12' })).toMatchObject({ code: 'INVALID_INPUT' })
    for (let count = 0; count < 4; count += 1) {
      expect(await enter(house, { uscc, code: another(right) })).toMatchObject({
        code: 'CODE_WRONG',
      })
    }
    expect(await enter(house, { uscc, code: another(right) })).toMatchObject({ code: 'CODE_SPENT' })
    expect(await enter(house, { uscc, code: right })).toMatchObject({ code: 'CODE_SPENT' })

    expect(await ask({ uscc })).toMatchObject({ ok: false, code: 'CODE_PAUSE' })
    house.clock.advance(60_000)
    await ask({ uscc })
    house.clock.advance(300_000)
    expect(await enter(house, { uscc, code: await codeFor(unit) })).toMatchObject({
      code: 'CODE_EXPIRED',
      cookie: '',
    })
    await ask({ uscc })
    const used = await codeFor(unit)
    expect(await enter(house, { uscc, code: used })).toMatchObject({ status: 200 })
    expect(await enter(house, { uscc, code: used })).toMatchObject({ code: 'CODE_EXPIRED' })
  })

  it('when the gateway did not send the code', async () => {
    const unit = await plantUnit(house)
    await askInVain(unit)
    // Nobody waits a minute for a code that never went out.
    await askInVain(unit)
    house.clock.advance(300_000)
    const code = await codeFor(unit)
    expect(await enter(house, { uscc: unit.uscc, code })).toMatchObject({ code: 'CODE_NOT_SENT' })
  })

  it('after five codes in an hour', async () => {
    const unit = await plantUnit(house)
    for (let count = 0; count < 5; count += 1) {
      expect(await ask({ uscc: unit.uscc })).toMatchObject({ ok: true })
      house.clock.advance(60_000)
    }
    expect(await ask({ uscc: unit.uscc })).toMatchObject({
      ok: false,
      code: 'CODE_LIMIT',
      details: { retryAt: Date.parse('2023-12-08T11:00:00+08:00') },
    })
  })

  it('after ten wrong codes for ten minutes, which a new code does not shorten', async () => {
    const unit = await plantUnit(house)
    const { uscc } = unit
    await ask({ uscc })
    for (let count = 0; count < 5; count += 1) {
      await enter(house, { uscc, code: another(await codeFor(unit)) })
    }
    house.clock.advance(60_000)
    await ask({ uscc })
    const wrong = another(await codeFor(unit))
    for (let count = 0; count < 4; count += 1) await enter(house, { uscc, code: wrong })
    expect(await enter(house, { uscc, code: wrong })).toMatchObject({ code: 'LOCKED' })
    expect(await enter(house, { uscc, code: await codeFor(unit) })).toMatchObject({
      code: 'LOCKED',
    })
    house.clock.advance(60_000)
    expect(await ask({ uscc })).toMatchObject({
      ok: false,
      code: 'LOCKED',
      details: { until: Date.parse('2023-12-08T10:11:00+08:00') },
    })
    // Another unit of the same phone is not locked, nor is this one for good.
    house.clock.advance(540_000)
    expect(await signIn(house, unit)).toMatchObject({ next: 'home' })
  })

  it('when the certified mobile changed between asking and signing in', async () => {
    const unit = await plantUnit(house)
    await ask({ uscc: unit.uscc })
    const code = await codeFor(unit)
    house.clock.advance(1_000)
    const mobile = await certifyAnother(house, unit)
    const { uscc } = unit
    expect(await enter(house, { uscc, code })).toMatchObject({ code: 'PHONE_CHANGED', cookie: '' })
    expect(await enter(house, { uscc, mobile: unit.certified, code })).toMatchObject({
      code: 'PHONE_CHANGED',
    })
    expect(await enter(house, { uscc, mobile: '19900012345', code })).toMatchObject({
      code: 'OPERATOR_UNKNOWN',
    })
    // The session that the former number opened is over as well.
    expect(await house.client({ cookie: unit.cookie })('listCases', {})).toMatchObject({
      ok: false,
      code: 'SIGN_IN_NEEDED',
    })
    expect(await signIn(house, { ...unit, certified: mobile })).toMatchObject({ status: 200 })
    house.clock.advance(400_000)
    expect(await enter(house, { uscc, code })).toMatchObject({ code: 'CODE_EXPIRED' })
  })

  it('but not to the phone that is certified now, though it was an operator’s before', async () => {
    const unit = await plantUnit(house, { operatorOf: ['ordinaryRefund'] })
    await ask({ uscc: unit.uscc })
    house.clock.advance(1_000)
    await certifyAnother(house, unit, unit.phone)
    expect(await signIn(house, { ...unit, certified: unit.phone })).toMatchObject({ status: 200 })
  })

  it('but not because an operator asked for a code of the own', async () => {
    const unit = await plantUnit(house, { operatorOf: ['ordinaryRefund'] })
    const mobile = unit.phone
    await ask({ uscc: unit.uscc })
    await ask({ uscc: unit.uscc, mobile })
    expect(await enter(house, { uscc: unit.uscc, code: await codeFor(unit) })).toMatchObject({
      next: 'home',
    })
    expect(
      await enter(house, { uscc: unit.uscc, mobile, code: await codeFor(unit, mobile) }),
    ).toMatchObject({ next: 'home' })
  })
})
