import { blindIndex } from '@wengang/api/platform/crypto/keys'
import { contentOf } from '@wengang/api/messages/message-content'
import { textOf } from '@wengang/api/messages/message-place'
import type { CallInput, Client } from '@wengang/contracts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { answer } from '../../support/answer.ts'
import { type House, makeHouse } from '../../support/house.ts'
import {
  plantAccountSession,
  plantUnit,
  type PlantedUnit,
  type UnitWish,
} from '../../support/plant-account.ts'
import { key, must, plantOffice } from '../../support/staff-acts.ts'
import { enter, signIn, unitCode, unitEntries } from './units.ts'

const hour = 3_600_000

let house: House
beforeAll(async () => {
  house = await makeHouse()
})
afterAll(() => house.close())
beforeEach(() => house.clock.set('2023-12-08T10:00:00+08:00'))

interface Managed extends PlantedUnit {
  administrator: Client
}

/** A unit whose administrator manages operators. */
async function managedUnit(wish: UnitWish = {}): Promise<Managed> {
  const unit = await plantUnit(house, wish)
  const administrator = house.client({ cookie: unit.cookie })
  must(await administrator('setInternalManagement', { body: { on: true } }))
  return { ...unit, administrator }
}

/** The same after a test moved the clock behind the session. */
async function freshAdministrator(unit: PlantedUnit): Promise<Client> {
  return house.client({
    cookie: await plantAccountSession(house, unit.certified, {
      kind: 'unit',
      unit_id: unit.unitId,
      member_id: unit.memberId,
    }),
  })
}

let invited = 0
const freshMobile = (): string => String(19_900_900_000 + (invited += 1))

type Wish = Partial<CallInput<'inviteOperator'>['body']>

const invite = (administrator: Client, wish: Wish = {}) =>
  administrator('inviteOperator', {
    body: { name: '钱示例', mobile: freshMobile(), businesses: ['ordinaryRefund'], ...wish },
    ...key(),
  })

const ask = ({ uscc }: PlantedUnit, mobile: string) =>
  house.client()('askUnitCode', { body: { uscc, mobile } })

describe('an operator', () => {
  it('is invited for 48 hours, signs in by the own mobile, and does what was given', async () => {
    const unit = await managedUnit()
    const mobile = freshMobile()
    const { operator } = must(
      await invite(unit.administrator, {
        name: ' 钱示例 ',
        mobile,
        businesses: ['ordinaryRefund', 'ordinaryRefund'],
        internalUnit: ' 财务部 ',
      }),
    )
    expect(operator).toEqual({
      id: expect.any(String),
      name: '钱示例',
      mobile: `${mobile.slice(0, 3)}****${mobile.slice(-4)}`,
      state: 'invited',
      businesses: ['ordinaryRefund'],
      internalUnit: '财务部',
      expiresAt: house.clock.now() + 48 * hour,
    })
    house.clock.advance(48 * hour - 60_000)
    const { next, cookie } = await signIn(house, unit, { mobile })
    expect(next).toBe('home')
    const client = house.client({ cookie })
    expect(must(await client('getHome', {})).member).toEqual({ name: '钱示例', role: 'operator' })
    expect(must(await answer(house, client, unit.caseId, 'ACCEPT')).receipt.seq).toBe(1)
    const administrator = await freshAdministrator(unit)
    expect(must(await administrator('listOperators', {})).operators).toMatchObject([
      { id: operator.id, state: 'active', expiresAt: null },
    ])
    expect(await client('listOperators', {})).toMatchObject({ code: 'ADMINISTRATOR_ONLY' })
  })

  it('is told by a message without personal data that says how to check it', async () => {
    const unit = await managedUnit()
    const mobile = freshMobile()
    must(await invite(unit.administrator, { mobile, internalUnit: '财务部' }))
    const row = await house.services.store.read
      .selectFrom('message')
      .selectAll()
      .where('mobile_index', '=', blindIndex(house.services.keys, 'mobile', mobile))
      .executeTakeFirstOrThrow()
    expect(row.params).toBe(JSON.stringify({ until: house.clock.now() + 48 * hour }))
    const text = textOf(house.services, row.id, contentOf(row))
    expect(text).toContain('12月10日10:00前')
    expect(text).toContain('查真伪')
    for (const secret of ['钱', '财务', mobile, unit.uscc, unit.unitName]) {
      expect(text).not.toContain(secret)
    }
  })

  it('leaves an entry for each act, without name or number in it', async () => {
    const unit = await managedUnit()
    const mobile = freshMobile()
    const { operator } = must(await invite(unit.administrator, { mobile }))
    const params = { memberId: operator.id }
    const businesses = ['emergencyRefund' as const]
    must(await unit.administrator('changeOperator', { params, body: { businesses } }))
    await signIn(house, unit, { mobile })
    must(await unit.administrator('withdrawOperator', { params, ...key() }))
    must(await unit.administrator('setInternalManagement', { body: { on: true } }))
    must(await unit.administrator('setInternalManagement', { body: { on: false } }))
    const entries = await unitEntries(house, unit)
    expect(entries).toMatchObject([
      { kind: 'managementOn' },
      { kind: 'operatorInvited', facts: { memberId: operator.id, businesses: ['ordinaryRefund'] } },
      { kind: 'operatorChanged', facts: { memberId: operator.id, businesses } },
      { kind: 'operatorActivated', facts: { memberId: operator.id } },
      { kind: 'operatorWithdrawn', facts: { memberId: operator.id, was: 'active' } },
      { kind: 'managementOff' },
    ])
    expect(JSON.stringify(entries)).not.toMatch(new RegExp(`钱|${mobile}`))
    const { handler } = await plantOffice(house)
    const report = must(await handler('verifyAudit', { body: {} }))
    expect(report.problems).toEqual([])
    expect(report.personal).toBeGreaterThan(1)
  })
})

describe('an invitation', () => {
  it('lapses after 48 hours, and can be made again', async () => {
    const unit = await managedUnit()
    const mobile = freshMobile()
    const first = must(await invite(unit.administrator, { mobile })).operator
    house.clock.advance(48 * hour)
    expect(await ask(unit, mobile)).toMatchObject({ ok: false, code: 'OPERATOR_UNKNOWN' })
    const administrator = await freshAdministrator(unit)
    expect(must(await administrator('listOperators', {})).operators).toMatchObject([
      { id: first.id, state: 'lapsed' },
    ])
    const change = {
      params: { memberId: first.id },
      body: { businesses: ['ordinaryRefund' as const] },
    }
    expect(await administrator('changeOperator', change)).toMatchObject({
      code: 'STATE_REFUSES',
      details: { reason: '邀请已经过期，请重新邀请。' },
    })
    const again = must(await invite(administrator, { mobile })).operator
    expect(must(await administrator('listOperators', {})).operators).toMatchObject([
      { id: again.id, state: 'invited' },
    ])
    expect(await signIn(house, unit, { mobile })).toMatchObject({ next: 'home' })
  })

  it('that lapses between the code and the sign-in lets nobody in', async () => {
    const unit = await managedUnit()
    const mobile = freshMobile()
    must(await invite(unit.administrator, { mobile }))
    house.clock.advance(48 * hour - 60_000)
    expect(await ask(unit, mobile)).toMatchObject({ ok: true })
    house.clock.advance(60_000)
    const code = await unitCode(house, unit, mobile)
    expect(await enter(house, { uscc: unit.uscc, mobile, code })).toMatchObject({
      code: 'OPERATOR_UNKNOWN',
      cookie: '',
    })
  })

  it('is made once for a repeated submission, and once for two at a time', async () => {
    const unit = await managedUnit()
    const body = {
      name: '钱示例',
      mobile: freshMobile(),
      businesses: ['ordinaryRefund' as const],
    }
    const submission = { body, ...key() }
    const all = await Promise.all([
      unit.administrator('inviteOperator', submission),
      unit.administrator('inviteOperator', submission),
      unit.administrator('inviteOperator', { body, ...key() }),
    ])
    const codes = all.map((one) => (one.ok ? 'invited' : one.code))
    expect(codes.filter((code) => code === 'OPERATOR_EXISTS').length).toBeGreaterThan(0)
    expect(codes.filter((code) => code === 'invited').length).toBeGreaterThan(0)
    expect(must(await unit.administrator('listOperators', {})).operators).toHaveLength(1)
  })

  it('is refused without management, to the certified mobile, and for what needs a certificate', async () => {
    const unit = await plantUnit(house)
    const administrator = house.client({ cookie: unit.cookie })
    expect(must(await administrator('listOperators', {}))).toMatchObject({
      internalManagement: false,
      operators: [],
      businesses: [
        { id: 'ordinaryRefund' },
        { id: 'emergencyRefund' },
        { id: 'premiumDeferralRegistration' },
      ],
    })
    expect(await invite(administrator)).toMatchObject({
      code: 'STATE_REFUSES',
      details: { reason: '还没有开启内部管理，请先开启，再邀请操作员。' },
    })
    must(await administrator('setInternalManagement', { body: { on: true } }))
    expect(await invite(administrator, { mobile: unit.certified })).toMatchObject({
      code: 'STATE_REFUSES',
      details: { reason: expect.stringContaining('由管理员使用') },
    })
    expect(await invite(administrator, { mobile: '199' })).toMatchObject({ code: 'INVALID_INPUT' })
    expect(await invite(administrator, { businesses: [] })).toMatchObject({ code: 'INVALID_INPUT' })
    expect(
      await invite(administrator, { businesses: ['ordinaryRefund', 'expansionSubsidy'] }),
    ).toMatchObject({
      code: 'INVALID_INPUT',
      details: {
        findings: [
          { field: 'businesses', message: expect.stringContaining('“一次性扩岗补助申请”') },
        ],
      },
    })
    expect(must(await administrator('listOperators', {})).operators).toEqual([])
  })

  it('follows the year in what can be given', async () => {
    house.clock.set('2024-01-02T10:00:00+08:00')
    const unit = await managedUnit()
    const { businesses } = must(await unit.administrator('listOperators', {}))
    expect(businesses.map(({ id }) => id)).toEqual([
      'ordinaryRefund',
      'premiumDeferralRegistration',
    ])
    expect(await invite(unit.administrator, { businesses: ['emergencyRefund'] })).toMatchObject({
      code: 'INVALID_INPUT',
    })
  })

  it('goes to one number five times a day at most', async () => {
    const unit = await managedUnit()
    const mobile = freshMobile()
    for (let count = 0; count < 5; count += 1) {
      const { operator } = must(await invite(unit.administrator, { mobile }))
      const params = { memberId: operator.id }
      must(await unit.administrator('withdrawOperator', { params, ...key() }))
    }
    expect(await invite(unit.administrator, { mobile })).toMatchObject({
      code: 'TOO_MANY_REQUESTS',
    })
    expect(await invite(unit.administrator)).toMatchObject({ ok: true })
  })
})

describe('what an operator may do', () => {
  it('changes from the next request on', async () => {
    const unit = await managedUnit()
    const mobile = freshMobile()
    const { operator } = must(await invite(unit.administrator, { mobile }))
    const client = house.client({ cookie: (await signIn(house, unit, { mobile })).cookie })
    expect(await client('listCases', {})).toMatchObject({ ok: true })
    const changed = must(
      await unit.administrator('changeOperator', {
        params: { memberId: operator.id },
        body: { businesses: ['emergencyRefund'], internalUnit: '' },
      }),
    )
    expect(changed.operator).toMatchObject({ businesses: ['emergencyRefund'], internalUnit: null })
    expect(await client('listCases', {})).toMatchObject({ code: 'BUSINESS_NOT_COVERED' })
    expect(must(await client('getHome', {})).cases).toEqual([])
  })

  it('ends at once when the operator is withdrawn', async () => {
    const unit = await managedUnit()
    const mobile = freshMobile()
    const { operator } = must(await invite(unit.administrator, { mobile }))
    const client = house.client({ cookie: (await signIn(house, unit, { mobile })).cookie })
    expect(await client('getHome', {})).toMatchObject({ ok: true })
    const params = { memberId: operator.id }
    const withdrawal = { params, ...key() }
    const withdrawn = must(await unit.administrator('withdrawOperator', withdrawal)).operator
    expect(withdrawn).toMatchObject({ state: 'withdrawn', expiresAt: null })
    expect(await client('getHome', {})).toMatchObject({ code: 'UNIT_SIGN_IN_NEEDED' })
    expect(await ask(unit, mobile)).toMatchObject({ code: 'OPERATOR_UNKNOWN' })
    expect(must(await unit.administrator('withdrawOperator', withdrawal)).operator).toEqual(
      withdrawn,
    )
    expect(
      must(await unit.administrator('withdrawOperator', { params, ...key() })).operator,
    ).toEqual(withdrawn)
    const change = { params, body: { businesses: ['ordinaryRefund' as const] } }
    expect(await unit.administrator('changeOperator', change)).toMatchObject({
      code: 'STATE_REFUSES',
    })
    // An old session does not come back to life with a new invitation.
    must(await invite(unit.administrator, { mobile }))
    expect(await client('getHome', {})).toMatchObject({ code: 'UNIT_SIGN_IN_NEEDED' })
    expect(await signIn(house, unit, { mobile })).toMatchObject({ next: 'home' })
  })

  it('ends with the management, and its sessions do not come back with it', async () => {
    const unit = await managedUnit()
    const mobile = freshMobile()
    must(await invite(unit.administrator, { mobile }))
    const client = house.client({ cookie: (await signIn(house, unit, { mobile })).cookie })
    must(await unit.administrator('setInternalManagement', { body: { on: false } }))
    expect(await client('getHome', {})).toMatchObject({ code: 'UNIT_SIGN_IN_NEEDED' })
    expect(await ask(unit, mobile)).toMatchObject({ code: 'OPERATOR_UNKNOWN' })
    must(await unit.administrator('setInternalManagement', { body: { on: true } }))
    expect(await client('getHome', {})).toMatchObject({ code: 'UNIT_SIGN_IN_NEEDED' })
    expect(await signIn(house, unit, { mobile })).toMatchObject({ next: 'home' })
  })

  it('is no matter of another unit, nor is its administrator an operator', async () => {
    const unit = await managedUnit()
    const other = await managedUnit()
    const { operator } = must(await invite(other.administrator))
    const body = { businesses: ['ordinaryRefund' as const] }
    for (const memberId of [operator.id, unit.memberId ?? '']) {
      const params = { memberId }
      expect(await unit.administrator('changeOperator', { params, body })).toMatchObject({
        code: 'NOT_FOUND',
      })
      expect(await unit.administrator('withdrawOperator', { params, ...key() })).toMatchObject({
        code: 'NOT_FOUND',
      })
    }
  })

  it('is done at several units after one sign-in', async () => {
    const own = await plantUnit(house)
    const one = await managedUnit()
    must(await invite(one.administrator, { mobile: own.certified }))
    const home = () => house.client({ cookie: own.cookie })('getHome', {})
    // An invitation that was not accepted is no membership yet.
    expect(must(await home()).otherUnits).toEqual([])
    const entered = await signIn(house, one, { mobile: own.certified })
    expect(must(await home()).otherUnits).toEqual([{ id: one.unitId, name: one.unitName }])
    const there = house.client({ cookie: entered.cookie })
    expect(must(await there('getHome', {}))).toMatchObject({
      member: { role: 'operator' },
      otherUnits: [{ id: own.unitId }],
    })
    expect(await there('switchUnit', { body: { unitId: own.unitId } })).toMatchObject({ ok: true })
  })
})
