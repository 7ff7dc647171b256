import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, makeHouse } from '../../support/house.ts'
import { plantUnit } from '../../support/plant-account.ts'
import { plantCase, withWriter } from '../../support/plant.ts'
import { key, must, type Office, plantOffice } from '../../support/staff-acts.ts'
import { decide, plantHandler, record, request, unitOf, unknownUscc } from './desk.ts'

let house: House
let office: Office
beforeAll(async () => {
  house = await makeHouse()
  office = await plantOffice(house)
})
afterAll(() => house.close())

const full = { total: 3, perDay: 2, left: 3, leftToday: 2 }
const once = { ...full, left: 2, leftToday: 1 }

describe('a request for maintenance', () => {
  it('waits for the agency, holds a place, and answers its repeat the same', async () => {
    const unit = await plantCase(house)
    const person = await plantHandler(house, { name: '王小明', mobile: '19900091111' })
    const act = key()
    const asked = must(await request(person, unit, {}, act))
    expect(asked).toMatchObject({
      maintenance: {
        uscc: unit.uscc,
        unitName: unit.unitName,
        mobile: '199****1111',
        agentName: '王**',
        channel: 'personalPortal',
        state: 'pending',
        decidedAt: null,
      },
      quota: once,
    })
    expect(must(await request(person, unit, {}, act))).toEqual(asked)
    expect(await request(person, unit, { mobile: '19900091112' }, act)).toMatchObject({
      code: 'KEY_REUSED',
    })
    expect(await unitOf(person, unit.uscc)).toMatchObject({
      quota: once,
      maintenance: asked.maintenance,
    })
  })

  it('is one at a time per unit, for others and for the same person', async () => {
    const unit = await plantCase(house)
    const first = await plantHandler(house, { name: '欧阳示例' })
    const second = await plantHandler(house)
    const at = house.clock.now()
    must(await request(first, unit))
    for (const person of [first, second]) {
      expect(await request(person, unit)).toMatchObject({
        code: 'MAINTENANCE_PENDING',
        details: { who: '欧阳**', at },
      })
    }
  })

  it('of two persons at the same moment lets one through and tells the other who was first', async () => {
    const unit = await plantCase(house)
    const people = await Promise.all([plantHandler(house), plantHandler(house)])
    const results = await Promise.all(people.map((person) => request(person, unit)))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(results.find(({ ok }) => !ok)).toMatchObject({
      code: 'MAINTENANCE_PENDING',
      details: { who: '张**' },
    })
  })

  it('is taken back by its person alone, once, and frees its place', async () => {
    const unit = await plantCase(house)
    const person = await plantHandler(house)
    const other = await plantHandler(house)
    const { maintenance } = must(await request(person, unit))
    const withdraw = (by: typeof person, act = key()) =>
      by.client('withdrawMaintenance', {
        params: { maintenanceId: maintenance.id },
        ...act,
      })
    expect(await withdraw(other)).toMatchObject({ code: 'NOT_FOUND' })
    const act = key()
    const taken = must(await withdraw(person, act))
    expect(taken).toMatchObject({ maintenance: { state: 'withdrawn' }, quota: full })
    expect(must(await withdraw(person, act))).toEqual(taken)
    expect(await withdraw(person)).toMatchObject({
      code: 'STATE_REFUSES',
      message: '这笔登记已经由申请人撤回，不能再办。',
    })
    expect(await decide(office.handler, maintenance.id)).toMatchObject({ code: 'STATE_REFUSES' })
    expect(must(await request(other, unit)).quota).toEqual(once)
  })

  it('is refused for a code that cannot be one, with what is wrong', async () => {
    const unit = await plantCase(house)
    const person = await plantHandler(house)
    const last = unit.uscc.endsWith('0') ? '1' : '0'
    const wrong = { ...unit, uscc: `${unit.uscc.slice(0, 17)}${last}` }
    expect(await request(person, wrong)).toMatchObject({
      code: 'INVALID_INPUT',
      details: { findings: [{ field: 'uscc', message: expect.stringContaining('校验位不对') }] },
    })
    expect(await request(person, unit, { mobile: '1990009' })).toMatchObject({
      code: 'INVALID_INPUT',
      details: { findings: [{ field: 'mobile', message: expect.stringContaining('11 位') }] },
    })
  })

  it('is refused for a unit that the agency does not know, and for one that is open already', async () => {
    const person = await plantHandler(house)
    const nobody = { uscc: unknownUscc(1), unitName: '示例未登记有限公司' }
    expect(await request(person, nobody)).toMatchObject({ code: 'UNIT_UNKNOWN' })
    expect(await request(person, await plantUnit(house))).toMatchObject({ code: 'UNIT_REGISTERED' })
  })

  it('that could not be written holds no place', async () => {
    const unit = await plantCase(house)
    const person = await plantHandler(house)
    const stream = `unit:${unit.unitId}`
    // An entry where the chain goes on next: writing the request fails at its last step.
    const stray = { stream, seq: 1, kind: 'stray', payload: '{}', prev: '', hash: 'x', at: 0 }
    await withWriter(house, (db) =>
      db
        .insertInto('entry')
        .values({ ...stray, seal_seq: null })
        .execute(),
    )
    expect(await request(person, unit)).toMatchObject({ code: 'SERVER_FAULT' })
    await withWriter(house, (db) => db.deleteFrom('entry').where('stream', '=', stream).execute())
    expect(must(await request(person, unit)).quota).toEqual(once)
  })
})

describe('the name of a unit', () => {
  it('is the same in full and half width, with and without blanks', async () => {
    const unit = await plantCase(house, { unitName: '巩义市示例（集团）ＡＢ机械有限公司' })
    const person = await plantHandler(house)
    const typed = ' 巩义市示例(集团) ab 机械\u3000有限公司'
    const { maintenance } = must(await request(person, unit, { unitName: typed }))
    expect(maintenance.unitName).toBe(typed.trim())
    expect(await unitOf(person, unit.uscc)).toMatchObject({ registeredName: null })
    const listed = must(await office.handler('listMaintenances', {})).maintenances
    expect(listed.find(({ id }) => id === maintenance.id)).toMatchObject({
      registeredName: unit.unitName,
      identityVerified: false,
    })
  })

  it('that really differs is told to whoever may see it', async () => {
    const unit = await plantCase(house, { unitName: '巩义市示例甲机械有限公司' })
    const typed = { unitName: '巩义市示例乙机械有限公司' }
    const refused = (registered: string | null) => ({
      code: 'UNIT_NAME_DIFFERS',
      details: { registered },
    })
    const stranger = await plantHandler(house)
    expect(await request(stranger, unit, typed)).toMatchObject(refused(null))
    const contact = await plantHandler(house, { mobile: unit.mobile })
    expect(await request(contact, unit, typed)).toMatchObject(refused(unit.unitName))
    expect(await record(office.clerk, unit, typed)).toMatchObject(refused(unit.unitName))
    must(await record(office.clerk, unit, { agentIdNumber: stranger.idNumber }))
    expect(await request(stranger, unit, typed)).toMatchObject(refused(unit.unitName))
  })
})

describe('the decision on a request', () => {
  it('certifies it, and it is the maintained data', async () => {
    const unit = await plantCase(house)
    const person = await plantHandler(house)
    const asked = must(await request(person, unit))
    expect(await decide(office.clerk, asked.maintenance.id)).toMatchObject({ code: 'NOT_ALLOWED' })
    const act = key()
    const decided = must(await decide(office.handler, asked.maintenance.id, undefined, act))
    expect(decided).toMatchObject({
      maintenance: { state: 'certified', decidedAt: house.clock.now() },
      quota: once,
    })
    expect(must(await decide(office.handler, asked.maintenance.id, undefined, act))).toEqual(
      decided,
    )
    expect(await decide(office.handler, asked.maintenance.id)).toMatchObject({
      code: 'STATE_REFUSES',
      message: '这笔登记已经核准，不能再办。',
    })
  })

  it('rejects it with a reason, which frees the place', async () => {
    const unit = await plantCase(house)
    const person = await plantHandler(house)
    const { maintenance } = must(await request(person, unit))
    const rejected = must(await decide(office.handler, maintenance.id, '手机号打不通'))
    expect(rejected).toMatchObject({
      maintenance: { state: 'rejected', reason: '手机号打不通' },
      quota: full,
    })
    expect(must(await request(person, unit)).quota).toEqual(once)
  })

  it('belongs to the region of the unit', async () => {
    const unit = await plantCase(house, { regionCode: '410181' })
    const person = await plantHandler(house)
    const { maintenance } = must(await request(person, unit))
    const { handler: elsewhere } = await plantOffice(house, '4113')
    expect(await decide(elsewhere, maintenance.id)).toMatchObject({ code: 'NOT_FOUND' })
    const listed = must(await elsewhere('listMaintenances', {})).maintenances
    expect(listed.map(({ id }) => id)).not.toContain(maintenance.id)
  })

  it('comes too late once the service is open', async () => {
    const unit = await plantCase(house)
    const person = await plantHandler(house)
    const { maintenance } = must(await request(person, unit))
    await plantUnit(house, { case: unit })
    expect(await decide(office.handler, maintenance.id)).toMatchObject({ code: 'UNIT_REGISTERED' })
    must(await decide(office.handler, maintenance.id, '已经开通'))
  })
})

describe('the list of requests', () => {
  it('has those that wait from the oldest on, page by page, and those decided from the newest', async () => {
    const { handler } = await plantOffice(house, '410182')
    const people = await Promise.all(Array.from({ length: 51 }, () => plantHandler(house)))
    const ids: string[] = []
    for (const person of people) {
      house.clock.advance(1)
      const unit = await plantCase(house, { regionCode: '410182' })
      ids.push(must(await request(person, unit)).maintenance.id)
    }
    const first = must(await handler('listMaintenances', {}))
    expect(first.maintenances.map(({ id }) => id)).toEqual(ids.slice(0, 50))
    const after = first.next ?? ''
    const second = must(await handler('listMaintenances', { query: { after } }))
    expect(second.maintenances.map(({ id }) => id)).toEqual(ids.slice(50))
    expect(second.next).toBeNull()
    for (const id of ids.slice(0, 2)) must(await decide(handler, id))
    const certified = must(await handler('listMaintenances', { query: { state: 'certified' } }))
    expect(certified.maintenances.map(({ id }) => id)).toEqual([ids[1], ids[0]])
    expect(certified.maintenances[0]).toMatchObject({ regionCode: '410182', quota: once })
  })
})
