import { completeUscc } from '@wengang/identifiers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, makeHouse } from '../../support/house.ts'
import { listFile, type ListedUnit } from '../../support/list-file.ts'
import { plantSession } from '../../support/plant.ts'
import { plantStaff } from '../../support/plant-staff.ts'
import { key, must, type Office, plantOffice } from '../../support/staff-acts.ts'

let house: House
let office: Office
beforeAll(async () => {
  house = await makeHouse()
  office = await plantOffice(house)
})
afterAll(() => house.close())

const unitOf = (place: number): ListedUnit => ({
  uscc: completeUscc('91410205', `MA9W00${String(place).padStart(2, '0')}`),
  unitName: `开封市示例复核第${place}有限公司`,
  mobile: String(19_900_060_000 + place),
})

const submit = (units: ListedUnit[], fileName = '名单.csv', by = office.handler) =>
  by('importList', { query: { fileName }, file: listFile(units), ...key() })
const act = (batchId: string) => ({ params: { batchId }, body: {}, ...key() })
const refuse = (batchId: string, note = '总额与文件不符') =>
  office.reviewer('refuseBatch', { params: { batchId }, body: { note }, ...key() })

async function offersOf({ mobile }: ListedUnit) {
  const client = house.client({ cookie: await plantSession(house, mobile) })
  return must(await client('listOffers', {})).offers
}

describe('a list that somebody brought', () => {
  it('waits for a second person, and nobody reads it before', async () => {
    const unit = unitOf(1)
    const { batch } = must(await submit([unit], '第一批.csv'))
    expect(batch.state).toBe('waiting')
    expect(await offersOf(unit)).toEqual([])
    const { releases } = must(await office.reviewer('listReleases', {}))
    expect(releases).toMatchObject([
      {
        kind: 'batch',
        subjectId: batch.id,
        mine: true,
        summary: '第一批.csv：1 家单位，合计 237,000.00 元；新增 1，有更改 0',
      },
    ])
    expect(await office.handler('releaseBatch', act(batch.id))).toMatchObject({
      code: 'NOT_ALLOWED',
    })
    const released = must(await office.reviewer('releaseBatch', act(batch.id)))
    expect(released).toMatchObject({ batch: { state: 'released' }, late: 0 })
    expect(await offersOf(unit)).toHaveLength(1)
    expect(await office.reviewer('releaseBatch', act(batch.id))).toMatchObject({
      code: 'STATE_REFUSES',
    })
  })

  it('is not released by whoever brought it, whatever else that person may do', async () => {
    const { token } = await plantStaff(house, ['handler', 'reviewer'])
    const both = house.client({ token })
    const { batch } = must(await submit([unitOf(2)], '两岗.csv', both))
    expect(await both('releaseBatch', act(batch.id))).toMatchObject({
      code: 'SECOND_PERSON_NEEDED',
    })
    const note = { params: { batchId: batch.id }, body: { note: '自己退回' }, ...key() }
    expect(await both('refuseBatch', note)).toMatchObject({ code: 'SECOND_PERSON_NEEDED' })
    expect(await office.handler('withdrawBatch', act(batch.id))).toMatchObject({
      code: 'SECOND_PERSON_NEEDED',
    })
    const withdrawn = must(await both('withdrawBatch', act(batch.id)))
    expect(withdrawn.batch.state).toBe('withdrawn')
    expect(await office.reviewer('releaseBatch', act(batch.id))).toMatchObject({
      code: 'STATE_REFUSES',
    })
  })

  it('is given back with a note, and the same file may be brought again', async () => {
    const unit = unitOf(3)
    const { batch } = must(await submit([unit]))
    expect(must(await refuse(batch.id)).batch.state).toBe('refused')
    expect(await offersOf(unit)).toEqual([])
    const again = must(await submit([unit])).batch
    must(await office.reviewer('releaseBatch', act(again.id)))
    expect(await offersOf(unit)).toMatchObject([{ amountFen: 23_700_000 }])
    const { cases } = must(await office.handler('listStaffCases', { query: { batchId: again.id } }))
    expect(cases).toHaveLength(1)
    const told = must(await office.messageDesk('getBatch', { params: { batchId: batch.id } }))
    expect(told).toMatchObject({
      difference: { added: 1, reopened: 0 },
      release: { state: 'refused', note: '总额与文件不符', mine: false },
      notUndone: expect.stringContaining('没有生效') as string,
      campaigns: [],
    })
    expect(told.history.map(({ words }) => words)).toEqual([
      '提交复核：1 家单位',
      '退回：总额与文件不符',
    ])
    const params = { batchId: again.id }
    expect(must(await office.reviewer('getBatch', { params })).notUndone).toBeNull()
    const { rows } = must(await office.reviewer('listBatchRows', { params, query: {} }))
    expect(rows).toMatchObject([{ unitName: unit.unitName, kind: 'added' }])
    const listed = must(await office.handler('listBatches', { query: { state: 'refused' } }))
    expect(listed.batches.map(({ id }) => id)).toEqual([batch.id])
    const without = { withoutLinks: 'true', search: '第一批' } as const
    expect(must(await office.handler('listBatches', { query: without })).batches).toHaveLength(1)
  })

  it('holds back another list with one of its units until it is decided', async () => {
    const unit = unitOf(4)
    const { batch } = must(await submit([unit], '甲.csv'))
    const other = [{ ...unit, baseYuan: 500_000 }, unitOf(5)]
    expect(await submit(other, '乙.csv')).toMatchObject({
      code: 'STATE_REFUSES',
      message: expect.stringContaining('“甲.csv”') as string,
    })
    must(await refuse(batch.id))
    expect(must(await submit(other, '乙.csv')).batch.state).toBe('waiting')
  })

  it('is unknown to people of another region', async () => {
    const { batch } = must(await submit([unitOf(6)]))
    const { token } = await plantStaff(house, ['reviewer'], '4113')
    const elsewhere = house.client({ token })
    expect(await elsewhere('releaseBatch', act(batch.id))).toMatchObject({ code: 'NOT_FOUND' })
    expect(must(await elsewhere('listReleases', {})).releases).toEqual([])
  })
})
