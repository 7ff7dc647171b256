import { roles } from '@wengang/contracts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type House, makeHouse } from '../../support/house.ts'
import { plantRound } from '../../support/plant-round.ts'
import { plantStaff } from '../../support/plant-staff.ts'
import { key, must, plantFirm } from '../../support/staff-acts.ts'

let house: House
beforeAll(async () => {
  house = await makeHouse()
})
afterAll(() => house.close())

it('opens lists, cases and rounds of a person’s programmes and no others', async () => {
  const firm = await plantFirm(house, null)
  const roundId = await plantRound(house, [])
  const seen = async (programmes: string[] | null) => {
    const { token } = await plantStaff(house, roles, '41', undefined, programmes)
    const client = house.client({ token })
    const { caseNo, batchId } = firm
    const objection = { caseNo, channel: 'phone', text: '反映没有列入名单，请核实。' } as const
    return {
      cases: must(await client('listStaffCases', {})).cases.length,
      batches: must(await client('listBatches', {})).batches.length,
      rounds: must(await client('listRounds', {})).rounds.length,
      reports: (await client('listReports', {})).ok,
      byId: await Promise.all([
        client('getStaffCase', { params: { caseNo } }),
        client('lapseOffers', { params: { batchId }, body: {}, ...key() }),
        client('listObjections', { params: { roundId } }),
        client('recordObjection', { params: { roundId }, body: objection, ...key() }),
      ]).then((answers) => answers.map((answer) => (answer.ok ? 'ok' : answer.code))),
    }
  }
  const ours = await seen(['henan-refund-2023'])
  expect(ours).toMatchObject({ cases: 1, batches: 1, rounds: 1 })
  expect(ours.byId).not.toContain('NOT_FOUND')
  expect(await seen(null)).toMatchObject({ cases: 1, rounds: 1 })
  expect(await seen(['another-2024'])).toEqual({
    cases: 0,
    batches: 0,
    rounds: 0,
    reports: true,
    byId: ['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND'],
  })
})

it('begins nothing in a programme that is not the person’s', async () => {
  const { token } = await plantStaff(house, ['handler'], '41', undefined, ['another-2024'])
  const client = house.client({ token })
  const body = { regionCode: '4101', editionId: 'henan-refund-2023' }
  expect(await client('preparePublicity', { body, ...key() })).toMatchObject({
    code: 'STATE_REFUSES',
  })
  const list = { query: { fileName: '名单.csv' }, file: new Uint8Array([1]) }
  expect(await client('checkList', list)).toMatchObject({ code: 'LIST_REFUSED' })
})
