import { completeUscc } from '@wengang/identifiers'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type House, makeHouse } from '../../support/house.ts'
import { plantSession, withWriter } from '../../support/plant.ts'
import {
  type Firm,
  freshClient,
  key,
  must,
  type Office,
  plantFirm,
  plantOffice,
  startPublicity,
} from '../../support/staff-acts.ts'

let house: House
let office: Office
beforeAll(async () => {
  house = await makeHouse()
  office = await plantOffice(house)
})
afterAll(() => house.close())
beforeEach(() => house.clock.set('2023-12-08T10:00:00+08:00'))

async function why(firm: Firm) {
  const client = await freshClient(house, firm)
  return must(await client('explainNoOffer', {}))
}

/** Marks the unit of a firm as not eligible on the list that planted it. */
async function plantIneligible(firm: Firm, reason: string, uscc?: string): Promise<void> {
  await withWriter(house, async (db) => {
    if (uscc !== undefined) {
      await db.updateTable('unit').set({ uscc }).where('id', '=', firm.unitId).execute()
    }
    await db
      .insertInto('ineligible')
      .values({
        batch_id: firm.batchId,
        unit_id: firm.unitId,
        reason,
        contact_index: firm.mobileIndex,
      })
      .execute()
    await db
      .updateTable('unit_case')
      .set({ contact_index: 'x' })
      .where('id', '=', firm.caseId)
      .execute()
  })
}

describe('why no offer shows', () => {
  it('is the general list for the signed-out, each cause with its way out', async () => {
    const { causes, signedIn } = must(await house.client()('explainNoOffer', {}))
    expect(signedIn).toBe(false)
    expect(causes.map((cause) => cause.key)).toEqual([
      'answered',
      'notAssessed',
      'notOnList',
      'numberOutOfDate',
      'blankAccount',
      'individualBusiness',
      'ineligible',
      'otherModule',
    ])
    for (const { cause, caseNo, unitName, wayOut } of causes) {
      expect({ caseNo, unitName }).toEqual({ caseNo: null, unitName: null })
      expect(cause.length * wayOut.length).toBeGreaterThan(0)
    }
    expect(new Set(causes.map(({ wayOut }) => wayOut)).size).toBe(causes.length)
  })

  it('is what is known of the phone: open, saved, answered, one cause each', async () => {
    const open = await plantFirm(house, null)
    expect(await why(open)).toMatchObject({
      signedIn: true,
      causes: [{ key: 'open', unitName: open.unitName, caseNo: open.caseNo }],
    })
    must(
      await open.client('saveDraft', {
        params: { offerId: open.caseId },
        body: { choice: 'ACCEPT', reason: '', readingId: null },
      }),
    )
    expect((await why(open)).causes).toMatchObject([
      { key: 'open', cause: '已选择，尚未提交，不算数' },
    ])
    const answered = await plantFirm(house, 'DECLINE')
    expect((await why(answered)).causes).toEqual([
      {
        key: 'answered',
        unitName: answered.unitName,
        caseNo: answered.caseNo,
        cause: '您单位已经答复过了：放弃享受，现在是「已放弃享受」',
        wayOut: '不用再办别的；公示开始前可以更改选择。',
      },
    ])
  })

  it('names a blank account, which holds the money back', async () => {
    const firm = await plantFirm(house, 'ACCEPT', { accountNo: null })
    expect((await why(firm)).causes).toMatchObject([
      { key: 'blankAccount', wayOut: '到社保业务大厅窗口补全，补全后才能拨付。' },
    ])
  })

  it('names the reason of a withdrawal', async () => {
    const firm = await plantFirm(house, null)
    must(
      await office.handler('withdrawOffer', {
        params: { caseNo: firm.caseNo },
        body: { reason: '参保地已转出' },
        ...key(),
      }),
    )
    expect((await why(firm)).causes).toMatchObject([
      { key: 'withdrawn', cause: '这笔返还已撤回：参保地已转出' },
    ])
  })

  it('names the reason why a unit is not eligible, and the window for an individual business', async () => {
    const firm = await plantFirm(house, null)
    await plantIneligible(firm, '裁员率 8%，高于 5.5%')
    expect((await why(firm)).causes).toEqual([
      {
        key: 'ineligible',
        unitName: firm.unitName,
        caseNo: null,
        cause: '核定结果是不符合条件：裁员率 8%，高于 5.5%',
        wayOut: expect.stringContaining('社保业务大厅窗口'),
      },
    ])
    const shop = await plantFirm(house, null)
    await plantIneligible(shop, '个体工商户', completeUscc('92410181', 'MA979999'))
    expect((await why(shop)).causes).toMatchObject([
      { key: 'individualBusiness', unitName: shop.unitName },
    ])
  })

  it('tells of no list that is not released', async () => {
    const firm = await plantFirm(house, null)
    await plantIneligible(firm, '未公布的原因')
    await withWriter(house, (db) =>
      db.updateTable('batch').set({ state: 'undone' }).where('id', '=', firm.batchId).execute(),
    )
    const { causes } = await why(firm)
    expect(causes.map((cause) => cause.key)).not.toContain('ineligible')
    expect(JSON.stringify(causes)).not.toContain('未公布的原因')
  })

  it('is what remains to be thought of where nothing is known of the phone', async () => {
    const client = house.client({ cookie: await plantSession(house, '19900045555') })
    const { causes, signedIn } = must(await client('explainNoOffer', {}))
    expect(signedIn).toBe(true)
    expect(causes.map((cause) => cause.key)).toEqual([
      'notAssessed',
      'notOnList',
      'numberOutOfDate',
      'individualBusiness',
      'otherModule',
    ])
  })

  it('says after the cut-off that nothing else is to be done', async () => {
    const firm = await plantFirm(house, 'ACCEPT')
    await startPublicity(office)
    expect((await why(firm)).causes).toMatchObject([
      {
        key: 'answered',
        cause: '您单位已经答复过了：确认享受，现在是「公示中」',
        wayOut: '不用再办别的，可以查看进度。',
      },
    ])
  })
})
