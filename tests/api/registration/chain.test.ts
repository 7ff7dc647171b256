import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, makeHouse } from '../../support/house.ts'
import { plantCase } from '../../support/plant.ts'
import { key, must, plantOffice } from '../../support/staff-acts.ts'
import { askCode, decide, open, plantHandler, record, request, unknownUscc } from './desk.ts'

let house: House
beforeAll(async () => {
  house = await makeHouse()
})
afterAll(() => house.close())

const kindsOf = async (unitId: string): Promise<string[]> => {
  const rows = await house.services.store.read
    .selectFrom('entry')
    .select('kind')
    .where('stream', '=', `unit:${unitId}`)
    .orderBy('seq')
    .execute()
  return rows.map(({ kind }) => kind)
}

describe('the chain of a unit', () => {
  it('holds every act of its registration, and verifies with every personal value', async () => {
    const { handler, clerk } = await plantOffice(house)
    const unit = await plantCase(house)
    const person = await plantHandler(house)
    const mobile = '19900098001'
    const first = must(await request(person, unit)).maintenance.id
    const params = { maintenanceId: first }
    must(await person.client('withdrawMaintenance', { params, ...key() }))
    const second = must(await request(person, unit)).maintenance.id
    must(await decide(handler, second, '手机号打不通'))
    const third = must(await request(person, unit)).maintenance.id
    must(await decide(handler, third))
    house.clock.advance(1_000)
    must(await record(clerk, unit, { agentIdNumber: person.idNumber, mobile }))
    must(await open(person, unit, await askCode(house, person, unit)))
    const body = {
      agentName: '赵新人',
      mobile: '19900098002',
      identitySeen: true,
      authorisationSeen: true,
      reason: '原经办人离职',
    } as const
    must(await clerk('changeAgent', { params: { uscc: unit.uscc }, body, ...key() }))
    expect(await kindsOf(unit.unitId)).toEqual([
      'maintenanceRequested',
      'maintenanceWithdrawn',
      'maintenanceRequested',
      'maintenanceRejected',
      'maintenanceRequested',
      'maintenanceCertified',
      'maintenanceRecorded',
      'serviceOpened',
      'agentChanged',
    ])
    const report = must(await handler('verifyAudit', { body: {} }))
    // Agent and mobile of three requests and one record, the mobile opened with, three of the change.
    expect(report).toMatchObject({ ok: true, problems: [], personal: 12 })
  })

  it('begins with the unit where the hall added it', async () => {
    const { clerk } = await plantOffice(house)
    const unit = { uscc: unknownUscc(41), unitName: '巩义市示例新办有限公司' }
    must(await record(clerk, unit, { regionCode: '410181' }))
    const { id } = await house.services.store.read
      .selectFrom('unit')
      .select('id')
      .where('uscc', '=', unit.uscc)
      .executeTakeFirstOrThrow()
    expect(await kindsOf(id)).toEqual(['unitAdded', 'maintenanceRecorded'])
  })
})
