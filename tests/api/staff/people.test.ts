import { whoMayRelease } from '@wengang/api/staff/release.queries'
import { type CallInput, timing } from '@wengang/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, makeHouse } from '../../support/house.ts'
import { plantStaff, staffStanding } from '../../support/plant-staff.ts'
import { signInFully } from '../../support/second-factor.ts'
import { key, must } from '../../support/staff-acts.ts'

const password = '郑东新区的第九棵老柳树下面'
const reason = '岗位调整'

let house: House
type Person = Awaited<ReturnType<typeof plantStaff>>
let one: Person
let two: Person
beforeAll(async () => {
  house = await makeHouse()
  one = await plantStaff(house, ['administrator'])
})
afterAll(() => house.close())

const as = ({ token }: { token: string }) => house.client({ token })
const wish: CallInput<'addStaff'>['body'] = {
  name: 'sample-clerk',
  displayName: '示例受理员',
  password,
  roles: ['clerk'],
  regionCode: '4101',
}
const power = { roles: ['handler' as const], regionCode: '4101', programmes: null }
const change = (by: Person, staffId: string, body: object = {}) =>
  as(by)('changePower', { params: { staffId }, body: { ...power, ...body }, ...key() })
const disable = (by: Person, staffId: string, disabled = true) =>
  as(by)('setDisabled', { params: { staffId }, body: { disabled, reason }, ...key() })
const reset = (by: Person, staffId: string) =>
  as(by)('resetSecondFactor', { params: { staffId }, body: { reason }, ...key() })

describe('one administrator alone', () => {
  it('can add the second and change nobody’s power before', async () => {
    const clerk = await plantStaff(house, ['clerk'])
    expect(must(await as(one)('getStaffSession', {})).secondAdministratorNeeded).toBe(true)
    expect(must(await as(clerk)('getStaffSession', {})).secondAdministratorNeeded).toBe(false)
    for (const refused of [
      await as(one)('addStaff', { body: wish, ...key() }),
      await change(one, clerk.id),
      await disable(one, clerk.id),
      await reset(one, clerk.id),
    ]) {
      expect(refused).toMatchObject({
        code: 'STATE_REFUSES',
        message: expect.stringContaining('只有一位系统管理员'),
      })
    }
    const second = { ...wish, name: 'second', roles: ['administrator' as const], regionCode: '41' }
    must(await as(one)('addStaff', { body: second, ...key() }))
    expect(must(await as(one)('getStaffSession', {})).secondAdministratorNeeded).toBe(false)
    two = { ...(await signInFully(house, { name: 'second', password })), ...second, id: '' }
    const { people, administrators } = must(await as(one)('listPeople', {}))
    two.id = people.find(({ name }) => name === 'second')?.id ?? ''
    expect(administrators).toBe(2)
  })
})

describe('power', () => {
  it('is changed by another, within their region and programmes, at the very next request', async () => {
    const clerk = await plantStaff(house, ['clerk'], '4101')
    expect(await as(clerk)('listBatches', {})).toMatchObject({ code: 'NOT_ALLOWED' })
    const { person } = must(await change(one, clerk.id, { programmes: ['henan-refund-2023'] }))
    expect(person).toMatchObject({ roles: ['handler'], programmes: ['henan-refund-2023'] })
    expect(await as(clerk)('listBatches', {})).toMatchObject({ ok: true })
    const local = await plantStaff(house, ['administrator'], '4113')
    expect(await change(local, clerk.id, { regionCode: '4113' })).toMatchObject({
      code: 'NOT_FOUND',
    })
    const inside = await plantStaff(house, ['clerk'], '411302')
    expect(await change(local, inside.id, { regionCode: '41' })).toMatchObject({
      code: 'STATE_REFUSES',
    })
    must(await change(local, inside.id, { regionCode: '4113' }))
    await staffStanding(house, local.id, 'disabled')
  })

  it('is never one’s own, and the last two administrators stay', async () => {
    for (const refused of [
      await change(one, one.id, { roles: ['administrator', 'handler'] }),
      await disable(one, one.id),
      await reset(one, one.id),
    ]) {
      expect(refused).toMatchObject({
        code: 'STATE_REFUSES',
        message: expect.stringContaining('不能更改自己的账号'),
      })
    }
    for (const refused of [await change(one, two.id), await disable(one, two.id)]) {
      expect(refused).toMatchObject({ message: expect.stringContaining('至少要有两位系统管理员') })
    }
    const third = await plantStaff(house, ['administrator'])
    // Two who disable each other at the same time leave two behind.
    const answers = await Promise.all([disable(one, third.id), disable(third, one.id)])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    const left = must(await as(two)('listPeople', { query: { role: 'administrator' } }))
    expect(left.administrators).toBe(2)
    for (const gone of left.people.filter(({ disabledAt }) => disabledAt !== null)) {
      must(await disable(two, gone.id, false))
    }
    must(await disable(two, third.id))
  })

  it('needs the second factor just now, each act', async () => {
    const signed = await signInFully(house, { name: 'second', password })
    const clerk = await plantStaff(house, ['clerk'])
    house.clock.advance(timing.secondFactorFreshMs)
    const stale = { ...two, token: signed.token }
    two = stale
    for (const refused of [
      await change(stale, clerk.id),
      await disable(stale, clerk.id),
      await reset(stale, clerk.id),
      await as(stale)('addStaff', { body: wish, ...key() }),
    ]) {
      expect(refused).toMatchObject({ code: 'SECOND_FACTOR_NEEDED' })
    }
  })
})

describe('somebody', () => {
  it('who was disabled is out at once, told why, and comes back by an administrator', async () => {
    const clerk = await plantStaff(house, ['clerk'], '41', password)
    const act = key()
    const asked = { params: { staffId: clerk.id }, body: { disabled: true, reason }, ...act }
    const first = must(await as(one)('setDisabled', asked))
    expect(must(await as(one)('setDisabled', asked))).toEqual(first)
    expect(await as(clerk)('getStaffSession', {})).toMatchObject({
      code: 'STAFF_SIGN_IN_NEEDED',
      details: { why: 'administrator' },
    })
    const body = { name: clerk.name, password }
    expect(await house.client()('signInStaff', { body })).toMatchObject({ code: 'SIGN_IN_WRONG' })
    must(await disable(one, clerk.id, false))
    expect(await house.client()('signInStaff', { body })).toMatchObject({ ok: true })
  })

  it('who lost the phone enrols anew after a reset', async () => {
    const clerk = await plantStaff(house, ['clerk'], '41', password)
    const signed = await signInFully(house, { name: clerk.name, password })
    const { person } = must(await reset(one, clerk.id))
    expect(person).toMatchObject({ totp: false, recoveryCodesLeft: 0, sessions: 0 })
    expect(await signed.client('getStaffSession', {})).toMatchObject({
      details: { why: 'administrator' },
    })
    const body = { name: clerk.name, password }
    expect(must(await house.client()('signInStaff', { body })).secondFactor).toBe('enrol')
  })

  it('who forgot the password gets a new one, and changes it', async () => {
    const clerk = await plantStaff(house, ['clerk'], '41', password)
    const params = { staffId: clerk.id }
    const given = '四扇安静的窗户和一张大长桌'
    const set = (text: string) =>
      as(one)('setPassword', { params, body: { password: text }, ...key() })
    expect(await set('password123456')).toMatchObject({ code: 'INVALID_INPUT' })
    must(await set(given))
    const { client } = await signInFully(house, { name: clerk.name, password: given })
    const own = (was: string) =>
      client('changeOwnPassword', { body: { password: was, newPassword: password } })
    expect(await own('不是这个密码')).toMatchObject({ code: 'SIGN_IN_WRONG' })
    must(await own(given))
    must(
      await signInFully(house, { name: clerk.name, password }).then(({ client: now }) =>
        now('getStaffSession', {}),
      ),
    )
  })

  it('is found by role, state and name, with sessions that an administrator can end', async () => {
    const finance = await plantStaff(house, ['finance'], '410181')
    const query = { role: 'finance', state: 'active', search: finance.name } as const
    const found = must(await as(one)('listPeople', { query }))
    expect(found.people).toMatchObject([{ id: finance.id, sessions: 1, isSelf: false }])
    const auditor = await plantStaff(house, ['auditor'], '4113')
    expect(must(await as(auditor)('listPeople', { query })).people).toEqual([])
    const params = { staffId: finance.id }
    expect(must(await as(one)('endStaffSessions', { params, body: {}, ...key() })).ended).toBe(1)
    expect(await as(finance)('getStaffSession', {})).toMatchObject({
      message: expect.stringContaining('系统管理员已结束这次登录'),
    })
  })

  it('stands in the chain of whoever changed their power', async () => {
    const kinds = await house.services.store.read
      .selectFrom('entry')
      .select('kind')
      .where('stream', '=', `staff:${one.id}`)
      .execute()
    expect(new Set(kinds.map(({ kind }) => kind))).toEqual(
      new Set([
        'staffAdded',
        'powerChanged',
        'staffDisabled',
        'staffEnabled',
        'secondFactorReset',
        'passwordSet',
        'sessionsEnded',
      ]),
    )
  })
})

describe('who may release', () => {
  it('is anybody else of the role whose region and programmes cover it, and may be nobody', async () => {
    const { read } = house.services.store
    const list = { kind: 'batch', edition_id: 'henan-refund-2023' } as const
    const who = (region_code: string, by = 'staff:nobody') =>
      whoMayRelease(read, { ...list, region_code, prepared_by: by })
    expect(await who('4104')).toEqual([])
    const here = await plantStaff(house, ['reviewer'], '4104')
    await plantStaff(house, ['reviewer'], '4105')
    await plantStaff(house, ['handler'], '4104')
    expect(await who('410402')).toHaveLength(1)
    expect(await who('4104', `staff:${here.id}`)).toEqual([])
    // Whoever works for other programmes only does not cover this one.
    await plantStaff(house, ['reviewer'], '4104', undefined, ['another-programme'])
    expect(await who('4104')).toHaveLength(1)
  })
})
