import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, makeHouse } from '../../support/house.ts'
import { madeUpIdNumber, plantUnit } from '../../support/plant-account.ts'
import { plantCase } from '../../support/plant.ts'
import { key, must, type Office, plantOffice } from '../../support/staff-acts.ts'
import { counted, plantHandler, record, recordBody, request, unitOf, unknownUscc } from './desk.ts'

let house: House
let office: Office
beforeAll(async () => {
  house = await makeHouse()
  office = await plantOffice(house)
})
afterAll(() => house.close())

describe('a maintenance at the hall', () => {
  it('is certified at once, and the agent sees it in the own account', async () => {
    const unit = await plantCase(house)
    const person = await plantHandler(house)
    const act = key()
    const wish = { agentIdNumber: person.idNumber.toLowerCase(), agentName: '张示例' }
    const recorded = must(await record(office.clerk, unit, wish, act))
    expect(recorded).toMatchObject({
      maintenance: {
        channel: 'hall',
        state: 'certified',
        agentName: '张**',
        mobile: '199****0001',
        decidedAt: house.clock.now(),
      },
      quota: { left: 2, leftToday: 1 },
    })
    expect(must(await record(office.clerk, unit, wish, act))).toEqual(recorded)
    expect((await unitOf(person, unit.uscc)).maintenance).toEqual(recorded.maintenance)
    const shown = must(await office.handler('getStaffUnit', { params: { uscc: unit.uscc } }))
    expect(shown).toEqual({
      uscc: unit.uscc,
      unitName: unit.unitName,
      regionCode: '410181',
      quota: { total: 3, perDay: 2, left: 2, leftToday: 1 },
      maintenances: [recorded.maintenance],
      service: null,
      cases: [expect.objectContaining({ caseNo: unit.caseNo })],
    })
  })

  it('is a handler’s and not a clerk’s to decide, and needs licence and identity seen', async () => {
    const unit = await plantCase(house)
    expect(await record(office.handler, unit)).toMatchObject({ code: 'NOT_ALLOWED' })
    const unseen = { ...recordBody(unit), licenceSeen: false } as never
    expect(await office.clerk('recordMaintenance', { body: unseen, ...key() })).toMatchObject({
      code: 'INVALID_INPUT',
      message: '请先核对营业执照',
    })
  })

  it('adds a unit that the agency does not know, in the clerk’s region', async () => {
    const unit = { uscc: unknownUscc(11), unitName: '巩义市示例新办有限公司' }
    const finding = (message: string) => ({
      code: 'INVALID_INPUT',
      details: { findings: [{ field: 'regionCode', message: expect.stringContaining(message) }] },
    })
    const { clerk } = await plantOffice(house, '4101')
    expect(await record(clerk, unit)).toMatchObject(finding('第一次登记'))
    expect(await record(clerk, unit, { regionCode: '411302' })).toMatchObject(finding('不归您'))
    must(await record(clerk, unit, { regionCode: '410181' }))
    const shown = must(await clerk('getStaffUnit', { params: { uscc: unit.uscc } }))
    expect(shown).toMatchObject({ unitName: unit.unitName, regionCode: '410181' })
    // From now on the agency knows it, and asks nothing more about where it lies.
    must(await record(clerk, unit, { mobile: '19900090002' }))
    const person = await plantHandler(house)
    expect(await request(person, unit)).toMatchObject({ code: 'MAINTENANCE_QUOTA_TODAY' })
  })

  it('of two clerks at once for a new unit counts twice and adds it once', async () => {
    const unit = { uscc: unknownUscc(12), unitName: '巩义市示例同办有限公司' }
    const wish = (number: number) => ({
      regionCode: '410181',
      mobile: `1990009001${number}`,
      agentIdNumber: madeUpIdNumber(910 + number),
    })
    const both = await Promise.all([1, 2].map((n) => record(office.clerk, unit, wish(n))))
    expect(counted(both)).toEqual({ ok: 2 })
    const shown = must(await office.clerk('getStaffUnit', { params: { uscc: unit.uscc } }))
    expect(shown.maintenances.map(({ mobile }) => mobile).toSorted()).toEqual([
      '199****0011',
      '199****0012',
    ])
    expect(shown.quota).toMatchObject({ left: 1, leftToday: 0 })
  })

  it('is refused for a unit of another region, and for one that is open', async () => {
    const unit = await plantCase(house, { regionCode: '411302' })
    const { clerk } = await plantOffice(house, '4101')
    expect(await record(clerk, unit)).toMatchObject({ code: 'NOT_FOUND' })
    const params = { uscc: unit.uscc }
    expect(await clerk('getStaffUnit', { params })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await record(office.clerk, await plantUnit(house))).toMatchObject({
      code: 'UNIT_REGISTERED',
    })
  })

  it('is refused for a resident ID that cannot be one', async () => {
    const idNumber = madeUpIdNumber(920)
    const wrong = `${idNumber.slice(0, 17)}${idNumber.endsWith('1') ? '2' : '1'}`
    const unit = await plantCase(house)
    expect(await record(office.clerk, unit, { agentIdNumber: wrong })).toMatchObject({
      code: 'INVALID_INPUT',
      details: {
        findings: [{ field: 'agentIdNumber', message: expect.stringContaining('校验位不对') }],
      },
    })
  })
})
