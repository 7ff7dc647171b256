import { tellPublicity } from '@wengang/api/rounds/tell-publicity'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type House, makeHouse } from '../../support/house.ts'
import { plantCase, withWriter } from '../../support/plant.ts'
import { plantRound } from '../../support/plant-round.ts'

let house: House
beforeAll(async () => {
  house = await makeHouse()
})
afterAll(() => house.close())

const told = () =>
  house.services.store.read
    .selectFrom('message')
    .select(['id', 'params', 'state', 'fault'])
    .where('kind', '=', 'publicityBegan')
    .orderBy('id')
    .execute()

it('tells each phone once that its offers are public, and nobody of a round that was voided (S3-06)', async () => {
  const { services } = house
  const bookkeeper = '13800000077'
  const two = [
    await plantCase(house, { mobile: bookkeeper }),
    await plantCase(house, { mobile: bookkeeper }),
  ]
  const [one, declined] = [await plantCase(house), await plantCase(house)]
  const roundId = await plantRound(house, [...two, one, declined])
  await withWriter(house, (db) =>
    db
      .updateTable('unit_case')
      .set({ decision: 'DECLINE' })
      .where('id', '=', declined.caseId)
      .execute(),
  )
  const tell = () => tellPublicity(services, { roundId, after: '' })
  await Promise.all([tell(), tell()])
  await tell()
  const firms = (await told()).map(({ params }) => (JSON.parse(params) as { firms: number }).firms)
  expect(firms.toSorted()).toEqual([1, 2])

  await house.runJobs()
  expect((await told()).map(({ state }) => state)).toEqual(['sent', 'sent'])

  const late = await plantRound(house, [one])
  await tellPublicity(services, { roundId: late, after: '' })
  await withWriter(house, (db) =>
    db.updateTable('round').set({ state: 'void' }).where('id', '=', late).execute(),
  )
  await house.runJobs()
  expect((await told()).at(-1)).toMatchObject({ state: 'failed', fault: 'outdated' })
  await tellPublicity(services, { roundId: late, after: '' })
  expect(await told()).toHaveLength(3)
})
