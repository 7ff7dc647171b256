import { completeUscc } from '@wengang/identifiers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type House, makeHouse } from '../../support/house.ts'
import { withWriter } from '../../support/plant.ts'
import { plantPerson, plantUnit, type PlantedUnit } from '../../support/plant-account.ts'
import { must } from '../../support/staff-acts.ts'

let house: House
beforeEach(async () => {
  house = await makeHouse()
})
afterEach(() => house.close())

const why = async ({ cookie }: { cookie: string }) =>
  must(await house.client({ cookie })('explainNoOffer', {}))

/** A unit with a service and no case; its list is out, or was never released. */
async function unitWithoutCase(wish: { released: boolean; uscc?: string }): Promise<PlantedUnit> {
  const unit = await plantUnit(house)
  await withWriter(house, async (db) => {
    await db.deleteFrom('offer').where('case_id', '=', unit.caseId).execute()
    await db.deleteFrom('unit_case').where('id', '=', unit.caseId).execute()
    await db
      .updateTable('batch')
      .set({
        state: wish.released ? 'released' : 'staged',
        region_code: '410000',
      })
      .where('id', '=', unit.batchId)
      .execute()
    if (wish.uscc !== undefined) {
      await db.updateTable('unit').set({ uscc: wish.uscc }).where('id', '=', unit.unitId).execute()
    }
  })
  return unit
}

describe('why a unit that is signed in sees no offer', () => {
  it('is that nothing was assessed yet, with its name, and then what else it may be', async () => {
    const unit = await unitWithoutCase({ released: false })
    expect(await why(unit)).toMatchObject({
      signedIn: true,
      causes: [
        {
          key: 'notAssessed',
          unitName: unit.unitName,
          caseNo: null,
          cause: '还没有核定到您单位',
        },
        { key: 'otherModule', unitName: null },
      ],
    })
  })

  it('is that it is on no list, once one of its region is out', async () => {
    const unit = await unitWithoutCase({ released: true })
    const [cause] = (await why(unit)).causes
    expect(cause).toMatchObject({ key: 'notOnList', unitName: unit.unitName })
    const elsewhere = await unitWithoutCase({ released: true })
    // Another city's list says nothing of this unit.
    await withWriter(house, (db) =>
      db.updateTable('batch').set({ region_code: '411300' }).execute(),
    )
    expect((await why(elsewhere)).causes[0]).toMatchObject({ key: 'notAssessed' })
  })

  it('is the window for an individual business', async () => {
    const unit = await unitWithoutCase({
      released: true,
      uscc: completeUscc('92410181', 'MA979998'),
    })
    expect((await why(unit)).causes[0]).toMatchObject({
      key: 'individualBusiness',
      unitName: unit.unitName,
      wayOut: '带营业执照和身份证件到社保业务大厅窗口办理。',
    })
  })

  it('is its case where there is one, whatever the contact mobile of the list is', async () => {
    const unit = await plantUnit(house)
    expect((await why(unit)).causes).toMatchObject([{ key: 'open', caseNo: unit.caseNo }])
  })

  it('tells nothing of its cases to who may not follow them', async () => {
    const operator = await plantUnit(house, { operatorOf: ['emergencyRefund'] })
    const nobodyYet = await plantUnit(house, { people: 'none' })
    for (const unit of [operator, nobodyYet]) {
      const told = await why(unit)
      expect(JSON.stringify(told)).not.toContain(unit.caseNo)
      expect(JSON.stringify(told)).not.toContain(unit.unitName)
      expect(told.causes.length).toBeGreaterThan(1)
    }
  })

  it('is the general list for a personal account, which opens no unit', async () => {
    const { signedIn, causes } = await why(await plantPerson(house))
    expect(signedIn).toBe(false)
    expect(causes.map(({ unitName }) => unitName)).toEqual(causes.map(() => null))
  })
})
