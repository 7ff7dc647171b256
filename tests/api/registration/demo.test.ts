import { openFirmsList, registrationTry } from '@wengang/api/demo/demo-firms'
import { isResidentId } from '@wengang/identifiers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, makeHouse } from '../../support/house.ts'
import { key, must, plantOffice, releaseBatch } from '../../support/staff-acts.ts'
import { askCode, decide, open, plantHandler, request } from './desk.ts'

let house: House
beforeAll(async () => {
  house = await makeHouse()
})
afterAll(() => house.close())

describe('the demo', () => {
  it('has a unit that a visitor can bring from nothing to an open service', async () => {
    const { handler } = await plantOffice(house)
    const query = { fileName: '名单.csv' }
    const { batch } = must(await handler('importList', { query, file: openFirmsList(), ...key() }))
    await releaseBatch(house, batch.id)
    const { idNumber, ...unit } = registrationTry
    expect(isResidentId(idNumber, '2023-12-08')).toBe(true)
    const visitor = await plantHandler(house, { idNumber })
    const { maintenance } = must(await request(visitor, unit))
    must(await decide(handler, maintenance.id))
    const { id: unitId } = await house.services.store.read
      .selectFrom('unit')
      .select('id')
      .where('uscc', '=', unit.uscc)
      .executeTakeFirstOrThrow()
    const code = await askCode(house, visitor, { ...unit, unitId })
    expect(must(await open(visitor, unit, code)).unitName).toBe(unit.unitName)
  })
})
