import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { freeCaseNos } from '@wengang/api/offers/import/free-case-nos'
import type { Client } from '@wengang/contracts'
import { beforeEach, describe, expect, it } from 'vitest'
import { answer } from '../../support/answer.ts'
import { type House, makeHouse } from '../../support/house.ts'
import { plantCase, plantSession } from '../../support/plant.ts'
import { plantStaff } from '../../support/plant-staff.ts'
import { must, releaseBatch } from '../../support/staff-acts.ts'

const sample = (name: string) => readFileSync(join(import.meta.dirname, '../../samples', name))
const clean = 'henan-refund-2023-clean.xlsx'
const utf8 = 'henan-refund-2023-clean-utf8-bom.csv'
const messy = 'henan-refund-2023-messy.xlsx'

let house: House
let handler: Client

beforeEach(async () => {
  house = await makeHouse()
  handler = house.client({ token: (await plantStaff(house, ['handler'])).token })
  return () => house.close()
})

const check = (file: Uint8Array, fileName = 'list.csv') =>
  handler('checkList', { query: { fileName }, file })
const submit = (file: Uint8Array, query: { setAside?: 'true' } = {}, key: string = randomUUID()) =>
  handler('importList', { query: { fileName: 'list.csv', ...query }, file, idempotencyKey: key })

/** Submitted, and put in force by a second person. */
async function bring(...args: Parameters<typeof submit>): ReturnType<typeof submit> {
  const brought = await submit(...args)
  if (!brought.ok) return brought
  const batch = await releaseBatch(house, brought.data.batch.id)
  return { ok: true, data: { ...brought.data, batch } }
}

/** The first list, with one figure of one unit changed. */
function changedList(from: string, to: string): Uint8Array {
  const text = sample(utf8).toString('utf8')
  expect(text).toContain(from)
  return Buffer.from(text.replace(from, to))
}

describe('importing an assessed list (S2-16)', () => {
  it('takes the clean list whole', async () => {
    const result = await bring(sample(clean))
    expect(result).toMatchObject({
      ok: true,
      data: { batch: { units: 1000, state: 'released' }, difference: { added: 1000, changed: 0 } },
    })
    const rows = await house.services.store.read
      .selectFrom('unit_case')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
    expect(Number(rows.n)).toBe(1000)
  })

  it('is all or nothing while rows have errors, and sets them aside only by choice', async () => {
    const refused = await bring(sample(messy))
    expect(refused).toMatchObject({ ok: false, code: 'LIST_HAS_ERRORS' })
    expect(await handler('listBatches', {})).toMatchObject({ data: { batches: [] } })
    const taken = await bring(sample(messy), { setAside: 'true' })
    expect(taken).toMatchObject({ ok: true, data: { batch: { state: 'released' } } })
  })

  it('checks without writing', async () => {
    const checked = await check(sample(messy))
    if (!checked.ok) throw new Error(checked.code)
    expect(checked.data.errors).toBeGreaterThan(20)
    const { n } = await house.services.store.read
      .selectFrom('batch')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
    expect(Number(n)).toBe(0)
  })

  it('knows the same file by its content and a repeat by its key', async () => {
    const key = randomUUID()
    const first = must(await submit(sample(utf8), {}, key)).batch
    expect(must(await submit(sample(utf8), {}, key)).batch).toEqual(first)
    const waiting = { batchId: first.id, waiting: true }
    expect(await submit(sample(utf8))).toMatchObject({ code: 'LIST_KNOWN', details: waiting })
    await releaseBatch(house, first.id)
    const known = { batchId: first.id, waiting: false }
    expect(await submit(sample(utf8))).toMatchObject({ code: 'LIST_KNOWN', details: known })
  })

  it('makes a changed amount a new version that voids the old answer and is answered again', async () => {
    await bring(sample(utf8))
    const cookie = await plantSession(house, '19900000001')
    const firm = house.client({ cookie })
    const offers = await firm('listOffers', {})
    if (!offers.ok) throw new Error(offers.code)
    const offerId = offers.data.offers[0]!.id
    expect(await answer(house, firm, offerId, 'ACCEPT')).toMatchObject({ ok: true })

    const again = await bring(changedList('237137.10,30,790457.00', '30000.00,30,100000.00'))
    expect(again).toMatchObject({
      ok: true,
      data: { difference: { added: 0, changed: 1, unchanged: 199 } },
    })
    expect(await firm('getOffer', { params: { offerId } })).toMatchObject({
      ok: true,
      data: {
        offer: {
          amountFen: 3_000_000,
          changed: true,
          status: { state: 'offered' },
          answer: { counts: false },
          figures: { version: 2 },
          changes: [
            { label: '返还金额', before: '237,137.10 元', after: '30,000.00 元' },
            { label: '上年度失业保险缴费', before: '790,457.00 元', after: '100,000.00 元' },
          ],
        },
      },
    })
    await house.runJobs()
    const told = await house.services.store.read
      .selectFrom('message')
      .select(['kind', 'state'])
      .where('kind', '=', 'offerChanged')
      .execute()
    expect(told).toEqual([{ kind: 'offerChanged', state: 'sent' }])
    expect(await answer(house, firm, offerId, 'DECLINE')).toMatchObject({
      ok: true,
      data: { receipt: { seq: 2 } },
    })
  })

  it('can be undone until somebody answered, and then brought in again', async () => {
    const first = await bring(sample(utf8))
    if (!first.ok) throw new Error(first.code)
    const undo = (batchId: string) =>
      handler('undoImport', {
        params: { batchId },
        body: { reason: '名单有误' },
        idempotencyKey: randomUUID(),
      })
    expect(await undo(first.data.batch.id)).toMatchObject({ data: { batch: { state: 'undone' } } })
    const firm = house.client({ cookie: await plantSession(house, '19900000001') })
    expect(await firm('listOffers', {})).toMatchObject({ ok: true, data: { offers: [] } })

    const second = await bring(sample(utf8))
    if (!second.ok) throw new Error(second.code)
    const offers = await firm('listOffers', {})
    if (!offers.ok) throw new Error(offers.code)
    await answer(house, firm, offers.data.offers[0]!.id, 'ACCEPT')
    expect(await undo(second.data.batch.id)).toMatchObject({ ok: false, code: 'STATE_REFUSES' })
  })

  it('refuses a list that brings nothing new, and one of which nothing is left', async () => {
    await bring(sample(utf8))
    const gb18030 = sample('henan-refund-2023-clean-gb18030.csv')
    expect(await bring(gb18030)).toMatchObject({ ok: false, code: 'LIST_REFUSED' })
    const [heading = '', row = ''] = sample(utf8).toString('utf8').split('\n')
    const broken = Buffer.from(
      `${heading}\n${row.replace('91410181MA9XXXX38A', '91410181MA9XXXX38B')}\n`,
    )
    expect(await bring(broken, { setAside: 'true' })).toMatchObject({
      ok: false,
      code: 'LIST_REFUSED',
    })
  })

  it('keeps a character that no font can show, and tells the desk of it', async () => {
    const text = sample(utf8)
      .toString('utf8')
      .replaceAll('巩义市示例机械', '巩义市示例\u{E123}机械')
    expect(await bring(Buffer.from(text))).toMatchObject({ ok: true })
    const { token } = await plantStaff(house, ['clerk'])
    expect(await house.client({ token })('listReports', {})).toMatchObject({
      ok: true,
      data: {
        reports: [{ kind: 'rareCharacter', unitName: '巩义市示例\u{E123}机械有限公司' }],
      },
    })
    const firm = house.client({ cookie: await plantSession(house, '19900000001') })
    const offers = await firm('listOffers', {})
    if (!offers.ok) throw new Error(offers.code)
    const params = { offerId: offers.data.offers[0]!.id }
    expect(await firm('getOffer', { params })).toMatchObject({
      ok: true,
      data: { offer: { rareCharacters: ['\u{E123}'] } },
    })
  })

  it('gives no case the number of another', async () => {
    const { caseNo: taken } = await plantCase(house)
    const [first = '', second = ''] = ['R7W-3KD-8PC', 'V3X-V0K-WH7']
    const drawn = [taken, first, first, taken, second]
    const make = () => drawn.shift() ?? ''
    expect(await freeCaseNos(house.services.store.read, 2, make)).toEqual([first, second])
    expect(drawn).toEqual([])
  })

  it('refuses units outside the region of the person who imports', async () => {
    const { token } = await plantStaff(house, ['handler'], '4113')
    const elsewhere = house.client({ token })
    expect(
      await elsewhere('checkList', { query: { fileName: 'a.csv' }, file: sample(utf8) }),
    ).toMatchObject({ ok: false, code: 'LIST_REFUSED' })
  })

  it('gives the file back with a column of what is wrong', async () => {
    const result = await handler('getResultFile', {
      query: { fileName: 'messy.xlsx' },
      file: sample(messy),
    })
    expect(result.ok).toBe(true)
    expect((result.ok ? (result.data as Blob) : new Blob()).size).toBeGreaterThan(5_000)
  })
})
