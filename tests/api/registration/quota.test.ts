import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, makeHouse } from '../../support/house.ts'
import { madeUpIdNumber } from '../../support/plant-account.ts'
import { type PlantedCase, plantCase } from '../../support/plant.ts'
import { must, type Office, plantOffice } from '../../support/staff-acts.ts'
import {
  counted,
  decide,
  type Handler,
  plantHandler,
  record,
  request,
  signedInAgain,
  unitOf,
} from './desk.ts'

let house: House
let office: Office
beforeAll(async () => {
  house = await makeHouse()
  office = await plantOffice(house)
})
afterAll(() => house.close())

const hall = (unit: PlantedCase, number = 0) =>
  record(office.clerk, unit, {
    mobile: String(19_900_092_000 + number),
    agentIdNumber: madeUpIdNumber(900 + number),
  })

/** What stands in the database: how many maintenances of a unit hold or took a place, by day. */
async function places(unit: PlantedCase): Promise<Record<string, number>> {
  const rows = await house.services.store.read
    .selectFrom('maintenance')
    .select('counted_on')
    .where('uscc', '=', unit.uscc)
    .where('state', 'in', ['pending', 'certified'])
    .execute()
  const days: Record<string, number> = {}
  for (const { counted_on: day } of rows) days[day] = (days[day] ?? 0) + 1
  return days
}

/** Fifty tries at once for one unit: half at the hall, half by as many personal accounts. */
async function fifty(unit: PlantedCase, people: readonly Handler[]) {
  const now = await Promise.all(people.map((person) => signedInAgain(house, person)))
  const tries = now.flatMap((person, number) => [
    () => request(person, unit),
    () => hall(unit, number),
  ])
  return Promise.all(tries.map((go) => go()))
}

describe('the limits of maintenance', () => {
  it('hold under fifty parallel tries by both ways: two a day, three in all', async () => {
    house.clock.set('2023-12-08T10:00:00+08:00')
    const unit = await plantCase(house)
    const people = await Promise.all(Array.from({ length: 25 }, () => plantHandler(house)))
    const first = counted(await fifty(unit, people))
    expect(first['ok']).toBe(2)
    expect((first['MAINTENANCE_QUOTA_TODAY'] ?? 0) + (first['MAINTENANCE_PENDING'] ?? 0)).toBe(48)
    expect(await places(unit)).toEqual({ '2023-12-08': 2 })

    house.clock.set('2023-12-09T10:00:00+08:00')
    const second = counted(await fifty(unit, people))
    expect(second['ok']).toBe(1)
    expect((second['MAINTENANCE_QUOTA_SPENT'] ?? 0) + (second['MAINTENANCE_PENDING'] ?? 0)).toBe(49)
    const total = Object.values(await places(unit)).reduce((sum, count) => sum + count, 0)
    expect(total).toBe(3)

    house.clock.set('2023-12-10T10:00:00+08:00')
    expect(await hall(unit)).toMatchObject({
      code: 'MAINTENANCE_QUOTA_SPENT',
      details: { total: 3 },
    })
  })

  it('hold when a request is certified many times at once beside the hall', async () => {
    house.clock.set('2023-12-08T10:00:00+08:00')
    const unit = await plantCase(house)
    const person = await plantHandler(house)
    const { maintenance } = must(await request(person, unit))
    const acts = Array.from({ length: 10 }, (_, number) => [
      () => decide(number % 2 === 0 ? office.handler : office.secondHandler, maintenance.id),
      () => hall(unit, number),
    ]).flat()
    const results = counted(await Promise.all(acts.map((go) => go())))
    expect(results).toEqual({ ok: 2, STATE_REFUSES: 9, MAINTENANCE_QUOTA_TODAY: 9 })
    expect(await places(unit)).toEqual({ '2023-12-08': 2 })
  })

  it('begin anew at midnight in Shanghai, not elsewhere', async () => {
    house.clock.set('2023-12-08T23:59:58+08:00')
    const unit = await plantCase(house)
    must(await hall(unit))
    must(await hall(unit))
    house.clock.set('2023-12-08T23:59:59.999+08:00')
    expect(await hall(unit)).toMatchObject({
      code: 'MAINTENANCE_QUOTA_TODAY',
      details: { perDay: 2, left: 1 },
      message: '今天的 2 次维护已经用完，请明天再办，总共还可维护 1 次。',
    })
    house.clock.set('2023-12-09T00:00:00+08:00')
    expect(must(await hall(unit)).quota).toMatchObject({ left: 0, leftToday: 0 })
    expect(await places(unit)).toEqual({ '2023-12-08': 2, '2023-12-09': 1 })
  })

  it('count a request on the day it is certified, where that day has room', async () => {
    house.clock.set('2023-12-08T16:00:00+08:00')
    const unit = await plantCase(house)
    const person = await plantHandler(house)
    const { maintenance } = must(await request(person, unit))
    house.clock.set('2023-12-09T09:00:00+08:00')
    must(await hall(unit))
    expect(must(await hall(unit)).quota).toMatchObject({ left: 0, leftToday: 0 })
    expect(await decide(office.handler, maintenance.id)).toMatchObject({
      code: 'MAINTENANCE_QUOTA_TODAY',
    })
    expect(await places(unit)).toEqual({ '2023-12-08': 1, '2023-12-09': 2 })
    house.clock.set('2023-12-10T00:00:00+08:00')
    must(await decide(office.handler, maintenance.id))
    expect(await places(unit)).toEqual({ '2023-12-09': 2, '2023-12-10': 1 })
  })

  it('are told in the task list, and a rejection gives a place back', async () => {
    house.clock.set('2023-12-08T10:00:00+08:00')
    const unit = await plantCase(house)
    const person = await plantHandler(house)
    must(await hall(unit))
    const { maintenance } = must(await request(person, unit))
    must(await decide(office.handler, maintenance.id, '手机号打不通'))
    must(await hall(unit, 1))
    const step = async () => {
      const { steps, quota } = await unitOf(await signedInAgain(house, person), unit.uscc)
      return { ...steps[1], quota }
    }
    expect(await step()).toMatchObject({
      state: 'blocked',
      why: expect.stringContaining('今天的 2 次维护已经用完'),
      quota: { left: 1, leftToday: 0 },
    })
    house.clock.set('2023-12-09T10:00:00+08:00')
    expect(await step()).toMatchObject({
      state: 'now',
      why: '登记没有通过：手机号打不通。',
      quota: { left: 1, leftToday: 1 },
    })
    must(await hall(unit, 2))
    expect(await step()).toMatchObject({
      state: 'blocked',
      why: expect.stringContaining('3 次维护都已经用完'),
      quota: { left: 0, leftToday: 0 },
    })
  })
})
