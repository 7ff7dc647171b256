import { randomUUID } from 'node:crypto'
import { sealedPlace } from '@wengang/api/accounts/sealed-places'
import { openField } from '@wengang/api/platform/crypto/fields'
import type { Store } from '@wengang/api/platform/database/store'
import type { CallInput } from '@wengang/contracts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { besideHouse, type House, makeHouse } from '../../support/house.ts'
import { plantUnit, type PlantedUnit } from '../../support/plant-account.ts'
import { key, must, plantOffice } from '../../support/staff-acts.ts'
import {
  administratorCode,
  another,
  certifyAnother,
  enter,
  signIn,
  unitCode,
  unitEntries,
  unitKeyOf,
} from './units.ts'

let house: House
beforeAll(async () => {
  house = await makeHouse()
})
afterAll(() => house.close())
beforeEach(() => house.clock.set('2023-12-08T10:00:00+08:00'))

type Body = CallInput<'registerAdministrator'>['body']

/** A phone that has signed in and asked for its code. */
async function atRegistration(unit: PlantedUnit) {
  const { cookie } = await signIn(house, unit)
  const client = house.client({ cookie })
  house.clock.advance(1_000)
  const asked = await client('askAdministratorCode', {})
  if (!asked.ok) throw new Error(asked.code)
  return { client, asked: asked.data, code: await administratorCode(house, unit) }
}

const members = (unit: PlantedUnit) =>
  house.services.store.read
    .selectFrom('unit_member')
    .selectAll()
    .where('unit_id', '=', unit.unitId)
    .execute()

describe('registering the administrator', () => {
  it('takes the agent of the maintenance and the certified mobile, and leads to the home', async () => {
    const unit = await plantUnit(house, { people: 'none' })
    const { client, asked, code } = await atRegistration(unit)
    expect(asked.mobile).toBe(`${unit.certified.slice(0, 3)}****${unit.certified.slice(-4)}`)
    const registered = await client('registerAdministrator', { body: { code }, ...key() })
    expect(registered).toMatchObject({
      ok: true,
      data: { name: '李经办', unitName: unit.unitName },
    })
    // The same session is now the administrator's.
    expect(await client('listCases', {})).toMatchObject({ ok: true })
    expect(await signIn(house, unit)).toMatchObject({ next: 'home' })
    const [entry] = await unitEntries(house, unit)
    expect(entry).toMatchObject({
      kind: 'administratorRegistered',
      facts: { memberId: expect.any(String) },
      personal: { name: expect.any(String), mobile: expect.any(String) },
    })
    expect(JSON.stringify(entry)).not.toContain(unit.certified)
    expect(JSON.stringify(entry)).not.toContain('李经办')
  })

  it('keeps another name, sealed', async () => {
    const unit = await plantUnit(house, { people: 'none' })
    const { client, code } = await atRegistration(unit)
    const body: Body = { name: ' 欧阳示例 ', mobile: ` ${unit.certified} `, code }
    expect(await client('registerAdministrator', { body, ...key() })).toMatchObject({
      ok: true,
      data: { name: '欧阳示例' },
    })
    const [member] = await members(unit)
    expect(JSON.stringify(member)).not.toContain('欧阳')
    const unitKey = await unitKeyOf(house, unit)
    expect(openField(unitKey, sealedPlace.memberName(member!.id), member!.name_sealed)).toBe(
      '欧阳示例',
    )
  })

  it('is done once for a repeated submission', async () => {
    const unit = await plantUnit(house, { people: 'none' })
    const { client, code } = await atRegistration(unit)
    const submission = { body: { code }, ...key() }
    const all = await Promise.all([
      client('registerAdministrator', submission),
      client('registerAdministrator', submission),
    ])
    expect(all.map(({ ok }) => ok)).toEqual([true, true])
    expect(await client('registerAdministrator', submission)).toMatchObject({ ok: true })
    expect(await members(unit)).toHaveLength(1)
    expect(await unitEntries(house, unit)).toHaveLength(1)
  })
})

describe('a change of the agent at the window', () => {
  it('ends what the former phone opened, and lets the new one register', async () => {
    const unit = await plantUnit(house)
    const former = house.client({ cookie: unit.cookie })
    must(await house.client()('askUnitCode', { body: { uscc: unit.uscc } }))
    const code = await unitCode(house, unit, unit.certified)
    const { clerk } = await plantOffice(house)
    const mobile = '19900077001'
    const seen = { identitySeen: true, authorisationSeen: true, reason: '经办人离职' } as const
    house.clock.advance(1_000)
    must(
      await clerk('changeAgent', {
        params: { uscc: unit.uscc },
        body: { agentName: '孙示例', mobile, ...seen },
        ...key(),
      }),
    )
    expect(await former('getHome', {})).toMatchObject({ code: 'UNIT_SIGN_IN_NEEDED' })
    expect(await enter(house, { uscc: unit.uscc, code })).toMatchObject({ code: 'PHONE_CHANGED' })
    const moved = { ...unit, certified: mobile }
    expect(await signIn(house, moved)).toMatchObject({ next: 'administrator' })
    const registration = await atRegistration(moved)
    expect(
      must(
        await registration.client('registerAdministrator', {
          body: { code: registration.code },
          ...key(),
        }),
      ).name,
    ).toBe('孙示例')
    expect(must(await registration.client('getHome', {})).member.name).toBe('孙示例')
  })
})

describe('registering the administrator is refused', () => {
  it('with a number that nobody certified, however it was crafted', async () => {
    const unit = await plantUnit(house, { people: 'none' })
    const { client, code } = await atRegistration(unit)
    for (const mobile of ['19900099999', unit.mobile]) {
      expect(
        await client('registerAdministrator', { body: { code, mobile }, ...key() }),
      ).toMatchObject({ ok: false, code: 'MOBILE_NOT_CERTIFIED' })
    }
    expect(
      await client('registerAdministrator', { body: { code, mobile: '1990009' }, ...key() }),
    ).toMatchObject({ ok: false, code: 'INVALID_INPUT' })
    expect(await members(unit)).toEqual([])
  })

  it('with codes that are wrong, spent or late', async () => {
    const unit = await plantUnit(house, { people: 'none' })
    const { client, code } = await atRegistration(unit)
    const register = (typed: string) =>
      client('registerAdministrator', { body: { code: typed }, ...key() })
    expect(await register('12345')).toMatchObject({ code: 'INVALID_INPUT' })
    for (const triesLeft of [4, 3, 2, 1]) {
      expect(await register(another(code))).toMatchObject({
        code: 'CODE_WRONG',
        details: { triesLeft },
      })
    }
    expect(await register(another(code))).toMatchObject({ code: 'CODE_SPENT' })
    expect(await register(code)).toMatchObject({ code: 'CODE_SPENT' })
    expect(await client('askAdministratorCode', {})).toMatchObject({
      code: 'CODE_PAUSE',
    })
    house.clock.advance(60_000)
    await client('askAdministratorCode', {})
    house.clock.advance(300_000)
    expect(await register(await administratorCode(house, unit))).toMatchObject({
      code: 'CODE_EXPIRED',
    })
    expect(await members(unit)).toEqual([])
  })

  it('before any code was asked for', async () => {
    const unit = await plantUnit(house, { people: 'none' })
    const client = house.client({ cookie: unit.cookie })
    expect(
      await client('registerAdministrator', { body: { code: '123456' }, ...key() }),
    ).toMatchObject({ code: 'CODE_EXPIRED' })
  })

  it('after ten wrong codes, over all of them', async () => {
    const unit = await plantUnit(house, { people: 'none' })
    const { client, code } = await atRegistration(unit)
    const register = (typed: string) =>
      client('registerAdministrator', { body: { code: typed }, ...key() })
    for (let count = 0; count < 5; count += 1) await register(another(code))
    house.clock.advance(60_000)
    await client('askAdministratorCode', {})
    const next = await administratorCode(house, unit)
    for (let count = 0; count < 4; count += 1) await register(another(next))
    expect(await register(another(next))).toMatchObject({ code: 'LOCKED' })
    expect(await register(next)).toMatchObject({ code: 'LOCKED' })
    expect(await client('askAdministratorCode', {})).toMatchObject({ code: 'LOCKED' })
  })

  it('to the second of two phones that race, who is told who was first', async () => {
    const unit = await plantUnit(house, { people: 'none' })
    const one = await signIn(house, unit)
    const { client, code } = await atRegistration(unit)
    const other = house.client({ cookie: one.cookie })
    const all = await Promise.all([
      client('registerAdministrator', { body: { code }, ...key() }),
      other('registerAdministrator', { body: { code, name: '赵后来' }, ...key() }),
    ])
    expect(all.map(({ ok }) => ok).toSorted()).toEqual([false, true])
    const refused = all.find(({ ok }) => !ok)
    expect(refused).toMatchObject({
      code: 'ADMINISTRATOR_EXISTS',
      details: { who: expect.stringMatching(/^[李赵]\*\*$/), at: house.clock.now() },
    })
    expect(await members(unit)).toHaveLength(1)
    const loser = all[0]?.ok === true ? other : client
    expect(await loser('askAdministratorCode', {})).toMatchObject({
      code: 'ADMINISTRATOR_EXISTS',
    })
    // Nobody became anybody by losing.
    expect(await loser('listCases', {})).toMatchObject({ code: 'ADMINISTRATOR_NEEDED' })
    expect(await loser('registerAdministrator', { body: { code }, ...key() })).toMatchObject({
      code: 'ADMINISTRATOR_EXISTS',
    })
  })

  it('when the certified mobile changed half way', async () => {
    const unit = await plantUnit(house, { people: 'none' })
    const { client, code } = await atRegistration(unit)
    await certifyAnother(house, unit)
    expect(await client('registerAdministrator', { body: { code }, ...key() })).toMatchObject({
      code: 'UNIT_SIGN_IN_NEEDED',
    })
    expect(await members(unit)).toEqual([])
  })

  it('when it changed at the last moment, between the request and its transaction', async () => {
    const unit = await plantUnit(house, { people: 'none' })
    const { cookie } = await signIn(house, unit)
    await house.client({ cookie })('askAdministratorCode', {})
    const code = await administratorCode(house, unit)
    const { store } = house.services
    const overtaken: Store = {
      ...store,
      write: async (command, input) => {
        if (command.name === 'registerAdministrator') await certifyAnother(house, unit)
        return store.write(command, input)
      },
    }
    const response = await besideHouse(house, { store: overtaken, clock: house.clock }).request(
      '/api/units/administrator',
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), cookie },
        body: JSON.stringify({ code }),
      },
    )
    expect(await response.json()).toMatchObject({ error: { code: 'PHONE_CHANGED' } })
    expect(await members(unit)).toEqual([])
  })
})
