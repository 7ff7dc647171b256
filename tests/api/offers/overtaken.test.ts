import { randomUUID } from 'node:crypto'
import {
  openBatchCommand,
  stageUnitsCommand,
  submitBatchCommand,
} from '@wengang/api/offers/import/batch.service'
import { freeCaseNos } from '@wengang/api/offers/import/free-case-nos'
import { knownUnits, prepareUnits } from '@wengang/api/offers/import/prepare-units'
import { newId } from '@wengang/api/platform/ids'
import { getEdition } from '@wengang/policy'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answer } from '../../support/answer.ts'
import { type House, makeHouse } from '../../support/house.ts'
import {
  type Firm,
  key,
  must,
  offerOf,
  type Office,
  plantFirm,
  plantOffice,
  startPublicity,
} from '../../support/staff-acts.ts'

const editionId = 'henan-refund-2023'

let house: House
let office: Office
beforeAll(async () => {
  house = await makeHouse()
  office = await plantOffice(house)
})
afterAll(() => house.close())

/** Stages a list that changes the amount of a firm, up to the moment before its release. */
async function stageChange(firm: Firm) {
  const { store, keys, clock } = house.services
  const at = clock.now()
  const batchId = newId(at)
  await store.write(openBatchCommand, {
    id: batchId,
    edition_id: editionId,
    region_code: '41',
    file_name: 'staged.csv',
    sha256: batchId,
    state: 'staged',
    units: 1,
    total_fen: 3_000_000,
    set_aside: 0,
    difference: '{}',
    created_by: 'planted',
    created_at: at,
    released_at: null,
    links_sent_at: null,
    rows_blob: null,
  })
  const unit = {
    eligible: true as const,
    sheetRow: 2,
    uscc: firm.uscc,
    unitName: firm.unitName,
    unitNo: null,
    regionCode: '410181',
    contactName: null,
    contactMobile: firm.mobile,
    size: 'large' as const,
    headcount: 412,
    layoffBp: 0,
    baseFen: 10_000_000,
    ratioBp: 3_000,
    amountFen: 3_000_000,
    accountType: 'corporate' as const,
    bankName: '中国银行',
    accountName: firm.unitName,
    accountNo: '263700000046',
  }
  const known = await knownUnits(store.read, editionId, [firm.uscc])
  const edition = getEdition(editionId)
  await store.write(
    stageUnitsCommand,
    prepareUnits([unit], known, {
      keys,
      edition,
      batchId,
      at,
      caseNos: await freeCaseNos(store.read, 1),
    }),
  )
  await store.write(submitBatchCommand, {
    batchId,
    releaseId: newId(at),
    summary: 'staged.csv',
    by: `staff:${office.ids.handler}`,
    at,
    act: { subject: 'planted', key: randomUUID(), endpoint: 'importList', bodyHash: '', at },
  })
  return {
    release: () => office.reviewer('releaseBatch', { params: { batchId }, body: {}, ...key() }),
    withdraw: () => office.handler('withdrawBatch', { params: { batchId }, body: {}, ...key() }),
  }
}

const correctAccount = (firm: Firm) =>
  office.clerk('correctAccount', {
    params: { caseNo: firm.caseNo },
    body: {
      bankName: '中国建设银行',
      accountName: firm.unitName,
      accountNo: '41001234567890123452',
      identitySeen: true,
      reason: '开户行变更',
    },
    ...key(),
  })

describe('a list that is overtaken before its release', () => {
  it('by a corrected account is refused whole, so that neither change hides the other', async () => {
    const firm = await plantFirm(house, 'ACCEPT')
    const { release, withdraw } = await stageChange(firm)
    must(await correctAccount(firm))
    expect(await release()).toMatchObject({ code: 'STATE_REFUSES' })
    expect(must(await withdraw()).batch).toMatchObject({ state: 'withdrawn' })
    expect(await offerOf(house, firm)).toMatchObject({
      amountFen: 23_713_710,
      figures: { accountTail: '3452' },
    })
  })

  it('by a cut-off changes nothing that was published', async () => {
    const firm = await plantFirm(house, 'ACCEPT', { regionCode: '410303' })
    const { release } = await stageChange(firm)
    await startPublicity(office, '410303')
    expect(await release()).toMatchObject({ ok: true, data: { late: 1 } })
    expect(await offerOf(house, firm)).toMatchObject({
      amountFen: 23_713_710,
      status: { state: 'publicity' },
    })
  })

  it('by an answer voids it, and at the same moment as a correction one of the two is refused', async () => {
    const firm = await plantFirm(house, null)
    const { release } = await stageChange(firm)
    must(await answer(house, firm.client, firm.caseId, 'ACCEPT'))
    expect(await release()).toMatchObject({ ok: true, data: { late: 0 } })
    expect(await offerOf(house, firm)).toMatchObject({ changed: true, amountFen: 3_000_000 })

    for (let turn = 0; turn < 8; turn += 1) {
      const other = await plantFirm(house, null)
      const { release: releaseOther } = await stageChange(other)
      const [released, corrected] = await Promise.all([releaseOther(), correctAccount(other)])
      const { amountFen, figures } = await offerOf(house, other)
      const stands = { listed: amountFen === 3_000_000, corrected: figures.accountTail === '3452' }
      expect(stands).toEqual({
        listed: released.ok,
        corrected: corrected.ok,
      })
    }
  })
})
