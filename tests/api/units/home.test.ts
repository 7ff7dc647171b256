import type { Client } from '@wengang/contracts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { answer, readThrough } from '../../support/answer.ts'
import { type House, makeHouse } from '../../support/house.ts'
import { plantCase, plantSession, withWriter } from '../../support/plant.ts'
import { plantPerson, plantUnit, type PlantedUnit } from '../../support/plant-account.ts'
import { key, must, plantOffice } from '../../support/staff-acts.ts'

let house: House
beforeAll(async () => {
  house = await makeHouse()
})
afterAll(() => house.close())
beforeEach(() => house.clock.set('2023-12-08T10:00:00+08:00'))

const clientOf = ({ cookie }: { cookie: string }): Client => house.client({ cookie })

describe('the home of a unit', () => {
  it('shows the open offer first, who is signed in, and what this login may do in 2023', async () => {
    const unit = await plantUnit(house)
    const home = must(await clientOf(unit)('getHome', {}))
    expect(home).toMatchObject({
      unit: { id: unit.unitId, name: unit.unitName, uscc: unit.uscc },
      member: { name: '李经办', role: 'administrator' },
      todo: [{ id: unit.caseId, caseNo: unit.caseNo, answerable: true }],
      cases: [{ id: unit.caseId }],
      otherUnits: [],
    })
    expect(home.businesses.map(({ id, way }) => [id, way])).toEqual([
      ['ordinaryRefund', 'here'],
      ['emergencyRefund', 'elsewhere'],
      ['premiumDeferralRegistration', 'elsewhere'],
      ['expansionSubsidy', 'certificate'],
    ])
    expect(new Set(home.businesses.map(({ address }) => address))).toEqual(
      new Set(['https://siwsfw.hrss.henan.gov.cn']),
    )
  })

  it('shows two businesses in 2024', async () => {
    house.clock.set('2024-01-01T00:00:00+08:00')
    const home = must(await clientOf(await plantUnit(house))('getHome', {}))
    expect(home.businesses.map(({ id, way }) => [id, way])).toEqual([
      ['ordinaryRefund', 'here'],
      ['premiumDeferralRegistration', 'elsewhere'],
      ['emergencyRefund', 'certificate'],
      ['expansionSubsidy', 'certificate'],
    ])
  })

  it('puts a draft that waits before an open offer, and keeps nothing there that is done', async () => {
    const unit = await plantUnit(house)
    const client = clientOf(unit)
    const saved = { choice: 'ACCEPT' as const, reason: '', readingId: null }
    must(await client('saveDraft', { params: { offerId: unit.caseId }, body: saved }))
    expect(must(await client('getHome', {})).todo).toMatchObject([{ draft: { choice: 'ACCEPT' } }])
    must(await answer(house, client, unit.caseId, 'ACCEPT'))
    expect(must(await client('getHome', {}))).toMatchObject({
      todo: [],
      cases: [{ answer: { choice: 'ACCEPT', channel: 'portal' } }],
    })
  })

  it('shows an operator only what the administrator gave', async () => {
    const unit = await plantUnit(house, { operatorOf: ['premiumDeferralRegistration'] })
    const home = must(await clientOf(unit)('getHome', {}))
    expect(home).toMatchObject({
      member: { name: '王操作', role: 'operator' },
      todo: [],
      cases: [],
    })
    expect(home.businesses.map(({ id, way }) => [id, way])).toEqual([
      ['ordinaryRefund', 'notGiven'],
      ['emergencyRefund', 'notGiven'],
      ['premiumDeferralRegistration', 'elsewhere'],
      ['expansionSubsidy', 'certificate'],
    ])
    const given = await plantUnit(house, { operatorOf: ['ordinaryRefund'] })
    expect(must(await clientOf(given)('getHome', {})).todo).toHaveLength(1)
  })
})

describe('beginning a business', () => {
  type Business = Parameters<typeof begin>[1]
  const begin = (
    unit: PlantedUnit,
    businessId: 'ordinaryRefund' | 'emergencyRefund' | 'expansionSubsidy',
  ) => clientOf(unit)('beginBusiness', { params: { businessId } })
  const refused = async (unit: PlantedUnit, businessId: Business) => {
    const begun = await begin(unit, businessId)
    return begun.ok ? null : { code: begun.code, details: begun.details, message: begun.message }
  }
  const address = 'https://siwsfw.hrss.henan.gov.cn'

  it('leads to the cases where it is served here', async () => {
    expect(await begin(await plantUnit(house), 'ordinaryRefund')).toMatchObject({
      ok: true,
      data: { path: '/cases' },
    })
  })

  it('tells the address of the portal where it is not', async () => {
    expect(await refused(await plantUnit(house), 'emergencyRefund')).toEqual({
      code: 'BUSINESS_ELSEWHERE',
      details: { business: '应急稳岗返还申报', address },
      message: `“应急稳岗返还申报”请在省网上服务平台办理：${address}`,
    })
  })

  it('is refused where a certificate is needed, which the year decides', async () => {
    const unit = await plantUnit(house)
    expect(await refused(unit, 'expansionSubsidy')).toEqual({
      code: 'BUSINESS_NOT_COVERED',
      details: { business: '一次性扩岗补助申请', address, certificate: true },
      message: `免数字证书登录不能办理“一次性扩岗补助申请”。请在省网上服务平台办理：${address}`,
    })
    house.clock.set('2024-01-01T00:00:00+08:00')
    expect(await refused(await plantUnit(house), 'emergencyRefund')).toMatchObject({
      code: 'BUSINESS_NOT_COVERED',
      details: { certificate: true },
    })
  })

  it('is refused to an operator who was not given it', async () => {
    const unit = await plantUnit(house, { operatorOf: ['emergencyRefund'] })
    expect(await refused(unit, 'ordinaryRefund')).toMatchObject({
      code: 'BUSINESS_NOT_COVERED',
      details: { business: '普通稳岗返还申报', certificate: false },
    })
    expect(await refused(unit, 'emergencyRefund')).toMatchObject({ code: 'BUSINESS_ELSEWHERE' })
  })
})

describe('an offer', () => {
  it('is answered whole by a login without certificate', async () => {
    const unit = await plantUnit(house)
    const client = clientOf(unit)
    const receipt = must(await answer(house, client, unit.caseId, 'ACCEPT')).receipt
    expect(receipt).toMatchObject({ caseNo: unit.caseNo, seq: 1, choice: 'ACCEPT' })
    const { sheet } = must(await client('getSheet', { params: { sheetId: receipt.sheetId } }))
    expect(JSON.stringify(sheet)).toContain('portal')
    expect(
      must(await client('getOffer', { params: { offerId: unit.caseId } })).offer,
    ).toMatchObject({ answer: { channel: 'portal', seq: 1, counts: true } })
  })

  it('has one sequence over link, portal and window', async () => {
    const unit = await plantUnit(house)
    const portal = clientOf(unit)
    const link = house.client({ cookie: await plantSession(house, unit.mobile) })
    const { clerk } = await plantOffice(house)
    const readingId = await readThrough(house, portal, unit.caseId)
    must(await answer(house, link, unit.caseId, 'DECLINE'))
    // The portal read before the link answered: its answer is based on what it saw.
    expect(
      await answer(house, portal, unit.caseId, 'ACCEPT', { basedOnSeq: 0, readingId }),
    ).toMatchObject({ code: 'ANSWER_CONFLICT', details: { choice: 'DECLINE', channel: 'link' } })
    const second = must(await answer(house, portal, unit.caseId, 'ACCEPT', { readingId }))
    expect(second.receipt.seq).toBe(2)
    expect(await answer(house, link, unit.caseId, 'DECLINE', { basedOnSeq: 1 })).toMatchObject({
      code: 'ANSWER_CONFLICT',
      details: { choice: 'ACCEPT', channel: 'portal' },
    })
    const opened = must(
      await clerk('openWindowReading', {
        params: { caseNo: unit.caseNo },
        body: {},
      }),
    )
    house.clock.advance(10_000)
    const params = { readingId: opened.readingId }
    must(await clerk('attestWindowReading', { params, body: { means: 'readAloud' } }))
    const recorded = must(
      await clerk('recordWindowAnswer', {
        params: { caseNo: unit.caseNo },
        body: {
          choice: 'DECLINE',
          offerVersion: 1,
          basedOnSeq: 2,
          readingId: opened.readingId,
          handlerName: '李经办',
          identitySeen: true,
          authorisationSeen: true,
          reason: '',
        },
        ...key(),
      }),
    )
    expect(recorded.receipt.seq).toBe(3)
    expect(must(await portal('getHome', {})).cases).toMatchObject([
      { answer: { seq: 3, channel: 'window', choice: 'DECLINE' } },
    ])
  })

  it('is not answered by an operator without its business, nor by another unit, nor by a person', async () => {
    const unit = await plantUnit(house, { operatorOf: ['emergencyRefund'] })
    const { caseId: offerId } = unit
    const open = { params: { offerId }, body: { offerVersion: 1 } }
    expect(await clientOf(unit)('openReading', open)).toMatchObject({
      code: 'BUSINESS_NOT_COVERED',
      details: { business: '普通稳岗返还申报', certificate: false },
    })
    const submission = {
      params: { offerId },
      body: {
        choice: 'ACCEPT' as const,
        offerVersion: 1,
        basedOnSeq: 0,
        readingId: '00000000-0000-7000-8000-000000000000',
      },
      ...key(),
    }
    expect(await clientOf(unit)('submitDecision', submission)).toMatchObject({
      code: 'BUSINESS_NOT_COVERED',
    })
    const stranger = await plantUnit(house)
    expect(await clientOf(stranger)('openReading', open)).toMatchObject({ code: 'NOT_FOUND' })
    const person = await plantPerson(house, { mobile: unit.mobile })
    for (const call of [
      clientOf(person)('openReading', open),
      clientOf(person)('submitDecision', submission),
      clientOf(person)('listOffers', {}),
      clientOf(person)('getOffer', { params: { offerId } }),
    ]) {
      expect(await call).toMatchObject({ ok: false, code: 'SIGN_IN_NEEDED' })
    }
  })
})

describe('switching units', () => {
  /** Two units that one phone serves, signed in at the first. */
  async function twoUnits() {
    const one = await plantUnit(house)
    const two = await plantUnit(house, { certified: one.certified })
    return { one, two }
  }

  const change = async (cookie: string, unitId: string) => {
    const response = await house.request('/api/units/switch', {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ unitId }),
    })
    const set = response.headers.getSetCookie().find((text) => text.startsWith('wg-firm='))
    return { said: await response.json(), cookie: set?.split(';')[0] ?? '' }
  }

  it('needs no second code, and opens the cases of the other unit only', async () => {
    const { one, two } = await twoUnits()
    const home = must(await clientOf(one)('getHome', {}))
    expect(home.otherUnits).toEqual([{ id: two.unitId, name: two.unitName }])
    const { said, cookie } = await change(one.cookie, two.unitId)
    expect(said).toEqual({ unitName: two.unitName })
    const there = must(await clientOf({ cookie })('getHome', {}))
    expect(there).toMatchObject({
      unit: { id: two.unitId },
      cases: [{ id: two.caseId }],
      otherUnits: [{ id: one.unitId }],
    })
    expect(
      await clientOf({ cookie })('getOffer', { params: { offerId: one.caseId } }),
    ).toMatchObject({ code: 'NOT_FOUND' })
    // The session of the first unit is given up.
    expect(await clientOf(one)('getHome', {})).toMatchObject({ code: 'UNIT_SIGN_IN_NEEDED' })
  })

  it('does not make a sign-in last longer than twelve hours', async () => {
    const { one, two } = await twoUnits()
    const since = house.clock.now()
    let { cookie } = one
    for (let minutes = 0; minutes < 12 * 60 - 10; minutes += 10) {
      house.clock.advance(600_000)
      const next = await change(cookie, minutes % 20 === 0 ? two.unitId : one.unitId)
      cookie = next.cookie
    }
    expect(must(await clientOf({ cookie })('getSession', {})).session).toMatchObject({
      signedInAt: since,
      expiresAt: since + 12 * 3_600_000,
    })
    house.clock.advance(600_000)
    expect(await clientOf({ cookie })('getHome', {})).toMatchObject({
      code: 'UNIT_SIGN_IN_NEEDED',
    })
  })

  it('is refused to a unit that the phone does not serve', async () => {
    const one = await plantUnit(house)
    const foreign = await plantUnit(house)
    const notOpened = await plantCase(house)
    const notYet = await plantUnit(house, { certified: one.certified, people: 'none' })
    for (const { unitId } of [foreign, notOpened, notYet]) {
      expect((await change(one.cookie, unitId)).said).toMatchObject({
        error: { code: 'NOT_FOUND' },
      })
    }
    expect(must(await clientOf(one)('getHome', {})).otherUnits).toEqual([])
  })

  it('is refused once the other unit has another certified mobile', async () => {
    const { one, two } = await twoUnits()
    await withWriter(house, (db) =>
      db
        .updateTable('unit_account')
        .set({ mobile_index: 'another' })
        .where('unit_id', '=', two.unitId)
        .execute(),
    )
    expect((await change(one.cookie, two.unitId)).said).toMatchObject({
      error: { code: 'NOT_FOUND' },
    })
  })
})
