import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answer, readThrough } from '../../support/answer.ts'
import { type House, makeHouse } from '../../support/house.ts'
import { freshClient, must, plantFirm, plantOffice } from '../../support/staff-acts.ts'

const monthMs = 31 * 86_400_000

let house: House
beforeAll(async () => {
  house = await makeHouse()
})
afterAll(() => house.close())

describe('an answer', () => {
  it('based on one that never was is refused, however large its number', async () => {
    const firm = await plantFirm(house, null)
    const readingId = await readThrough(house, firm.client, firm.caseId)
    for (const basedOnSeq of [1, 5_000_000_000]) {
      const wish = { readingId, basedOnSeq }
      expect(await answer(house, firm.client, firm.caseId, 'ACCEPT', wish)).toMatchObject({
        code: 'INVALID_INPUT',
        details: { findings: [{ field: 'basedOnSeq' }] },
      })
    }
    expect(await answer(house, firm.client, firm.caseId, 'ACCEPT', { readingId })).toMatchObject({
      data: { receipt: { seq: 1 } },
    })
  })
})

describe('a reading that is left open for a month', () => {
  it('can still be finished on the phone', async () => {
    const firm = await plantFirm(house, null)
    const params = { offerId: firm.caseId }
    const { readingId } = must(
      await firm.client('openReading', { params, body: { offerVersion: 1 } }),
    )
    const mark = { tab: 'one', visibleMs: 2 * monthMs }
    must(
      await firm.client('markReading', { params: { readingId }, body: { mark: 'start', ...mark } }),
    )
    house.clock.advance(monthMs)
    const client = await freshClient(house, firm)
    const finished = client('markReading', {
      params: { readingId },
      body: { mark: 'finish', ...mark },
    })
    expect(must(await finished)).toEqual({ visibleMs: monthMs, remainingMs: 0, finished: true })
  })

  it('can still be attested at the window', async () => {
    const { clerk } = await plantOffice(house)
    const { caseNo } = await plantFirm(house, null)
    const { readingId } = must(await clerk('openWindowReading', { params: { caseNo }, body: {} }))
    house.clock.advance(monthMs)
    const body = { means: 'readAloud' as const }
    must(await clerk('attestWindowReading', { params: { readingId }, body }))
  })
})
