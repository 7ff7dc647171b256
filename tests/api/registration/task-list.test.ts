import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, makeHouse } from '../../support/house.ts'
import { plantUnit } from '../../support/plant-account.ts'
import { plantCase } from '../../support/plant.ts'
import { must, type Office, plantOffice } from '../../support/staff-acts.ts'
import { decide, plantHandler, record, request, unitOf } from './desk.ts'

let house: House
let office: Office
beforeAll(async () => {
  house = await makeHouse()
  office = await plantOffice(house)
})
afterAll(() => house.close())

describe('the task list', () => {
  it('shows anybody the four steps, the rule and the portal of the year', async () => {
    const seen = must(await house.client()('getRegistration', {}))
    expect(seen).toMatchObject({
      person: null,
      rule: { total: 3, perDay: 2, open: ['hall', 'personalPortal'] },
      portal: {
        login: 'https://siwsfw.hrss.henan.gov.cn',
        registration: 'https://ggfw.hnylbx.com',
      },
      units: [],
    })
    expect(seen.steps[0]).toEqual({ key: 'person', state: 'now', why: null })
    const { cookie } = await plantUnit(house)
    const asUnit = must(await house.client({ cookie })('getRegistration', {}))
    expect(asUnit).toMatchObject({ person: null, units: [] })
  })

  it('goes with the person: any session shows the same, nobody else’s unit', async () => {
    const person = await plantHandler(house, { name: '王小明', mobile: '19900096001' })
    const other = await plantHandler(house)
    const units = [await plantCase(house), await plantCase(house)]
    for (const unit of units) {
      house.clock.advance(1_000)
      must(await request(person, unit))
    }
    const seen = must(await person.client('getRegistration', {}))
    expect(seen.person).toEqual({ name: '王小明', mobile: '199****6001', verified: false })
    expect(seen.units.map(({ uscc }) => uscc)).toEqual(units.map(({ uscc }) => uscc).toReversed())
    expect(must(await other.client('getRegistration', {})).units).toEqual([])
  })

  it('shows the maintained data, not those of a request that failed', async () => {
    const unit = await plantCase(house)
    const person = await plantHandler(house)
    const wish = { agentIdNumber: person.idNumber, mobile: '19900096002' }
    must(await record(office.clerk, unit, wish))
    house.clock.advance(1_000)
    const { maintenance } = must(await request(person, unit, { mobile: '19900096003' }))
    expect(await unitOf(person, unit.uscc)).toMatchObject({ mobile: '199****6003' })
    must(await decide(office.handler, maintenance.id, '手机号打不通'))
    const failed = await unitOf(person, unit.uscc)
    expect(failed).toMatchObject({
      mobile: '199****6002',
      maintenance: { state: 'rejected', reason: '手机号打不通' },
    })
    expect(failed.steps.map(({ state }) => state)).toEqual(['done', 'done', 'now', 'waiting'])
  })

  it('shows the name as it is registered to whom the agency has certified', async () => {
    const unit = await plantCase(house, { unitName: '巩义市示例（甲）机械有限公司' })
    const person = await plantHandler(house)
    const typed = { unitName: '巩义市示例(甲)机械有限公司' }
    const { maintenance } = must(await request(person, unit, typed))
    expect((await unitOf(person, unit.uscc)).registeredName).toBeNull()
    must(await decide(office.handler, maintenance.id))
    expect(await unitOf(person, unit.uscc)).toMatchObject({
      unitName: typed.unitName,
      registeredName: unit.unitName,
    })
  })

  it('does not tell a former agent the new one’s phone', async () => {
    const unit = await plantCase(house)
    const former = await plantHandler(house)
    const mobile = '19900096004'
    must(await record(office.clerk, unit, { agentIdNumber: former.idNumber, mobile }))
    house.clock.advance(1_000)
    must(await record(office.clerk, unit, { mobile: '19900096005' }))
    const seen = await unitOf(former, unit.uscc)
    expect(seen.mobile).toBe('199****6004')
    expect(seen.steps[2]).toMatchObject({ state: 'now', why: expect.stringContaining('变更过') })
  })
})
