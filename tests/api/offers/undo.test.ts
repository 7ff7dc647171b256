import { completeUscc } from '@wengang/identifiers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answer, readThrough } from '../../support/answer.ts'
import { type House, makeHouse } from '../../support/house.ts'
import { listFile, type ListedUnit } from '../../support/list-file.ts'
import { plantSession } from '../../support/plant.ts'
import {
  key,
  must,
  type Office,
  plantFirm,
  plantOffice,
  releaseBatch,
  startPublicity,
} from '../../support/staff-acts.ts'

let house: House
let office: Office
beforeAll(async () => {
  house = await makeHouse()
  office = await plantOffice(house)
})
afterAll(() => house.close())

let units = 0
/** A unit of a county of its own. */
function newUnit(): ListedUnit & { regionCode: string } {
  units += 1
  const regionCode = `4102${String(units).padStart(2, '0')}`
  return {
    regionCode,
    uscc: completeUscc(`91${regionCode}`, `MA9U00${String(units).padStart(2, '0')}`),
    unitName: `开封市示例第${units}有限公司`,
    mobile: String(19_900_050_000 + units),
  }
}

async function bring(unit: ListedUnit): Promise<string> {
  const query = { fileName: 'list.csv' }
  const file = listFile([unit])
  const { batch } = must(await office.handler('importList', { query, file, ...key() }))
  return (await releaseBatch(house, batch.id)).id
}

const undo = (batchId: string) =>
  office.handler('undoImport', { params: { batchId }, body: { reason: '名单有误' }, ...key() })

async function phoneOf(unit: ListedUnit) {
  const client = house.client({ cookie: await plantSession(house, unit.mobile) })
  const { offers } = must(await client('listOffers', {}))
  return { client, offerId: offers[0]!.id, offers }
}

describe('undoing an import', () => {
  it('is refused once a publicity has begun: nothing may come on its list afterwards', async () => {
    const unit = newUnit()
    await bring(unit)
    const { client, offerId } = await phoneOf(unit)
    must(await answer(house, client, offerId, 'ACCEPT'))
    const changed = await bring({ ...unit, baseYuan: 500_000 })
    // Another unit of the county has answered, so that there is something to publish.
    await plantFirm(house, 'ACCEPT', { regionCode: unit.regionCode })
    const round = await startPublicity(office, unit.regionCode)
    expect(round).toMatchObject({ accepted: 1 })

    expect(await undo(changed)).toMatchObject({ code: 'STATE_REFUSES' })
    const page = await (await house.request(`/notices/${round.id}`)).text()
    expect(page).not.toContain(unit.unitName)
    expect((await phoneOf(unit)).offers).toMatchObject([
      { status: { state: 'offered' }, answerable: true, changed: true },
    ])
  })

  it('and an answer at the same moment: one of the two is refused', async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      const unit = newUnit()
      const batchId = await bring(unit)
      const { client, offerId } = await phoneOf(unit)
      const readingId = await readThrough(house, client, offerId)
      const [answered, undone] = await Promise.all([
        client('submitDecision', {
          params: { offerId },
          body: { choice: 'ACCEPT', offerVersion: 1, basedOnSeq: 0, readingId },
          ...key(),
        }),
        undo(batchId),
      ])
      expect(answered.ok).toBe(!undone.ok)
    }
  })
})
