import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answer, readThrough } from '../../support/answer.ts'
import { type House, makeHouse } from '../../support/house.ts'
import { plantCase, plantSession } from '../../support/plant.ts'

let house: House
beforeAll(async () => {
  house = await makeHouse()
})
afterAll(() => house.close())

async function firm() {
  const planted = await plantCase(house)
  const cookie = await plantSession(house, planted.mobile)
  return { ...planted, client: house.client({ cookie }) }
}

describe('an answer', () => {
  it('is closed at once and counts (S2-20, S2-21)', async () => {
    const { client, caseId } = await firm()
    const result = await answer(house, client, caseId, 'ACCEPT')
    expect(result).toMatchObject({
      ok: true,
      data: { receipt: { seq: 1, choice: 'ACCEPT', amountFen: 23_713_710 } },
    })
    const offer = await client('getOffer', { params: { offerId: caseId } })
    expect(offer).toMatchObject({
      ok: true,
      data: {
        offer: {
          status: { state: 'accepted' },
          answer: { choice: 'ACCEPT', counts: true },
          lastSeq: 1,
        },
      },
    })
  })

  it('may be changed before publicity, and the last one counts (S2-23)', async () => {
    const { client, caseId } = await firm()
    for (const choice of ['ACCEPT', 'DECLINE', 'DECLINE', 'ACCEPT'] as const) {
      expect(await answer(house, client, caseId, choice)).toMatchObject({ ok: true })
    }
    const offer = await client('getOffer', { params: { offerId: caseId } })
    expect(offer).toMatchObject({
      ok: true,
      data: { offer: { lastSeq: 4, status: { state: 'accepted' } } },
    })
  })

  it('that is sent twice with one key is taken once', async () => {
    const { client, caseId } = await firm()
    const readingId = await readThrough(house, client, caseId)
    const key = randomUUID()
    const first = await answer(house, client, caseId, 'ACCEPT', { readingId, key, basedOnSeq: 0 })
    const again = await answer(house, client, caseId, 'ACCEPT', { readingId, key, basedOnSeq: 0 })
    expect(again).toEqual(first)
    const other = await answer(house, client, caseId, 'DECLINE', { readingId, key, basedOnSeq: 0 })
    expect(other).toMatchObject({ ok: false, code: 'KEY_REUSED' })
  })

  it('based on an older one is a conflict that shows the other, and leaves the reading usable', async () => {
    const { client, caseId } = await firm()
    await answer(house, client, caseId, 'DECLINE')
    const readingId = await readThrough(house, client, caseId)
    const stale = await answer(house, client, caseId, 'ACCEPT', { readingId, basedOnSeq: 0 })
    expect(stale).toMatchObject({
      ok: false,
      code: 'ANSWER_CONFLICT',
      details: { choice: 'DECLINE', channel: 'link' },
    })
    const informed = await answer(house, client, caseId, 'ACCEPT', { readingId, basedOnSeq: 1 })
    expect(informed).toMatchObject({ ok: true })
  })

  it('needs a reading of its own', async () => {
    const { client, caseId } = await firm()
    const readingId = await readThrough(house, client, caseId)
    expect(await answer(house, client, caseId, 'ACCEPT', { readingId })).toMatchObject({ ok: true })
    expect(await answer(house, client, caseId, 'DECLINE', { readingId })).toMatchObject({
      ok: false,
      code: 'READING_SPENT',
    })
  })

  it('to an offer of somebody else is unknown', async () => {
    const mine = await firm()
    const theirs = await plantCase(house)
    expect(await mine.client('getOffer', { params: { offerId: theirs.caseId } })).toMatchObject({
      ok: false,
      code: 'NOT_FOUND',
    })
  })

  it('is taken once when ten arrive together', async () => {
    const { client, caseId } = await firm()
    const readingId = await readThrough(house, client, caseId)
    const results = await Promise.all(
      Array.from({ length: 10 }, () =>
        client('submitDecision', {
          params: { offerId: caseId },
          body: { choice: 'ACCEPT', offerVersion: 1, basedOnSeq: 0, readingId },
          idempotencyKey: randomUUID(),
        }),
      ),
    )
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(
      results.filter((result) => !result.ok && result.code === 'ANSWER_CONFLICT'),
    ).toHaveLength(9)
  })
})

describe('a reading', () => {
  it('is refused at 9.9 s with the seconds left and taken at 10 s (S2-18)', async () => {
    const { client, caseId } = await firm()
    const opened = await client('openReading', {
      params: { offerId: caseId },
      body: { offerVersion: 1 },
    })
    if (!opened.ok) throw new Error(opened.code)
    const params = { readingId: opened.data.readingId }
    const mark = (kind: 'start' | 'pause' | 'finish', visibleMs: number) =>
      client('markReading', { params, body: { mark: kind, tab: 'one', visibleMs } })
    await mark('start', 0)
    house.clock.advance(9_900)
    expect(await mark('finish', 9_900)).toMatchObject({
      ok: false,
      code: 'READING_TOO_EARLY',
      details: { remainingMs: 100 },
    })
    house.clock.advance(100)
    expect(await mark('finish', 10_000)).toMatchObject({ ok: true, data: { finished: true } })
  })

  it('does not count while the page is hidden, whatever the phone claims', async () => {
    const { client, caseId } = await firm()
    const opened = await client('openReading', {
      params: { offerId: caseId },
      body: { offerVersion: 1 },
    })
    if (!opened.ok) throw new Error(opened.code)
    const params = { readingId: opened.data.readingId }
    const mark = (kind: 'start' | 'pause' | 'resume' | 'finish', visibleMs: number, tab = 'one') =>
      client('markReading', { params, body: { mark: kind, tab, visibleMs } })
    await mark('start', 0)
    house.clock.advance(3_000)
    await mark('pause', 3_000)
    house.clock.advance(60_000)
    expect(await mark('finish', 63_000)).toMatchObject({
      ok: false,
      details: { remainingMs: 7_000 },
    })
    await mark('resume', 3_000)
    await mark('start', 3_000, 'two')
    house.clock.advance(5_000)
    expect(await mark('finish', 8_000)).toMatchObject({
      ok: false,
      details: { remainingMs: 7_000 },
    })
  })
})
