import { renderSheetJob } from '@wengang/api/evidence/render-sheet'
import { makeSheetPress } from '@wengang/api/evidence/sheet-press'
import { sealNow } from '@wengang/api/evidence/sealer'
import { isSheetGenuine } from '@wengang/api/evidence/verify-sheet'
import type { Db } from '@wengang/api/platform/database/dialects'
import { sheetOriginal, writeContent } from '@wengang/api/evidence/sheet-document'
import { sha256 } from '@wengang/api/platform/canonical-json'
import type { Choice } from '@wengang/policy'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answer } from '../../support/answer.ts'
import { type House, makeHouse } from '../../support/house.ts'
import { plantCase, plantSession, withWriter } from '../../support/plant.ts'

let house: House
const press = makeSheetPress()
beforeAll(async () => {
  house = await makeHouse()
})
afterAll(async () => {
  await press.stop()
  await house.close()
})

async function answered(choice: Choice = 'ACCEPT') {
  const planted = await plantCase(house)
  const cookie = await plantSession(house, planted.mobile)
  const client = house.client({ cookie })
  const result = await answer(house, client, planted.caseId, choice)
  if (!result.ok) throw new Error(result.code)
  return { ...planted, client, cookie, sheetId: result.data.receipt.sheetId }
}

const eventsOf = (caseId: string, kind: string) =>
  house.services.store.read
    .selectFrom('entry')
    .select(['seq', 'payload'])
    .where('stream', '=', `case:${caseId}`)
    .where('kind', '=', kind)
    .execute()

describe('a confirmation sheet', () => {
  it('is archived with the answer, for accept and for decline (S2-20, S2-24)', async () => {
    for (const choice of ['ACCEPT', 'DECLINE'] as const) {
      const { client, sheetId, caseNo } = await answered(choice)
      const result = await client('getSheet', { params: { sheetId } })
      if (!result.ok) throw new Error(result.code)
      const { hash, pdfReady, sheet, superseded } = result.data
      expect({ pdfReady, superseded }).toEqual({ pdfReady: false, superseded: false })
      expect(sheet).toMatchObject({ choice, caseNo, sequence: 1, offer: { amountFen: 23_713_710 } })
      const { chain, ...content } = sheet
      const again = sheetOriginal(writeContent(content), chain.stream, chain, chain.sealHead)
      expect(again.hash).toBe(hash)
    }
  })

  it('says when a later answer replaced it, and stays', async () => {
    const { caseId, client, sheetId } = await answered()
    const later = await answer(house, client, caseId, 'DECLINE')
    expect(later.ok).toBe(true)
    const first = await client('getSheet', { params: { sheetId } })
    expect(first).toMatchObject({
      ok: true,
      data: { superseded: true, sheet: { choice: 'ACCEPT' } },
    })
  })

  it('is unknown to another phone, printed or not', async () => {
    const own = await answered()
    const other = await answered()
    const sheet = await other.client('getSheet', { params: { sheetId: own.sheetId } })
    expect(sheet).toMatchObject({ ok: false, code: 'NOT_FOUND' })
    const pdf = await house.request(`/api/sheets/${own.sheetId}/pdf`, {
      headers: { cookie: other.cookie },
    })
    expect(pdf.status).toBe(404)
    expect((await house.request(`/api/sheets/${own.sheetId}/pdf`)).status).toBe(401)
  })

  it('has no PDF before it is printed, and after that the printed one', async () => {
    const { caseNo, client, cookie, sheetId } = await answered()
    const pdf = () => house.request(`/api/sheets/${sheetId}/pdf`, { headers: { cookie } })
    expect((await pdf()).status).toBe(404)
    expect(await client('getSheetPdf', { params: { sheetId } })).toMatchObject({
      ok: false,
      code: 'NOT_FOUND',
    })
    await renderSheetJob(house.services, press)({ sheetId })

    const response = await pdf()
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('application/pdf')
    expect(response.headers.get('cache-control')).toBe('no-store')
    const disposition = response.headers.get('content-disposition') ?? ''
    expect(disposition).toContain(`inline; filename="${caseNo}-1.pdf"`)
    expect(decodeURIComponent(disposition)).toContain(`政策确认单-${caseNo}-1.pdf`)
    const bytes = new Uint8Array(await response.arrayBuffer())
    expect(new TextDecoder('latin1').decode(bytes.subarray(0, 5))).toBe('%PDF-')
    expect(await client('getSheet', { params: { sheetId } })).toMatchObject({
      ok: true,
      data: { pdfReady: true },
    })
  })

  it('is printed and entered once, however often its job runs', async () => {
    const { caseId, sheetId } = await answered()
    const job = renderSheetJob(house.services, press)
    await Promise.all([job({ sheetId }), job({ sheetId })])
    await job({ sheetId })
    const { pdf_blob: blob } = await house.services.store.read
      .selectFrom('sheet')
      .select('pdf_blob')
      .where('id', '=', sheetId)
      .executeTakeFirstOrThrow()
    const printed = await eventsOf(caseId, 'sheetRendered')
    expect(printed).toHaveLength(1)
    const { facts } = JSON.parse(printed[0]!.payload)
    expect(facts).toMatchObject({ sheetId, pdf: blob })
    const bytes = await house.services.blobs.get(blob ?? '')
    expect(bytes.length).toBe(facts.bytes)
    expect(sha256(bytes)).toBe(blob)
  })

  it('is asked for by a job of its own, once per answer', async () => {
    const { sheetId } = await answered()
    const jobs = await house.services.store.read
      .selectFrom('job')
      .select(['kind', 'payload'])
      .where('dedupe_key', '=', `sheet:${sheetId}`)
      .execute()
    expect(jobs).toEqual([{ kind: 'renderSheet', payload: JSON.stringify({ sheetId }) }])
  })
})

describe('a sheet held by somebody', () => {
  const genuine = (sheetId: string) =>
    isSheetGenuine(house.services.store.read, house.services.keys, sheetId)

  it('is genuine, before it is sealed and after', async () => {
    const { sheetId } = await answered()
    expect(await genuine(sheetId)).toBe(true)
    await sealNow(house.services)
    expect(await genuine(sheetId)).toBe(true)
  })

  it('is not when it never was one', async () => {
    expect(await genuine('018c4731-2f68-7d3e-9a41-5b0c6d7e8f90')).toBe(false)
  })

  it('is not when a byte of it, of its entry or of its seal was changed', async () => {
    const changes: ((db: Db, sheetId: string, caseId: string) => Promise<unknown>)[] = [
      (db, sheetId) =>
        db
          .updateTable('sheet')
          .set({ hash: 'f'.repeat(64) })
          .where('id', '=', sheetId)
          .execute(),
      (db, sheetId) =>
        db
          .updateTable('sheet')
          .set({ document: 'not even JSON' })
          .where('id', '=', sheetId)
          .execute(),
      (db, sheetId) =>
        db
          .updateTable('decision')
          .set({ choice: 'DECLINE' })
          .where('sheet_id', '=', sheetId)
          .execute(),
      (db, _, caseId) =>
        db.updateTable('entry').set({ prev: 'f' }).where('stream', '=', `case:${caseId}`).execute(),
      (db) => db.updateTable('seal').set({ at: 1 }).execute(),
      (db) => db.updateTable('seal').set({ signature: 'AAAA' }).execute(),
    ]
    for (const change of changes) {
      const { caseId, sheetId } = await answered()
      await sealNow(house.services)
      expect(await genuine(sheetId)).toBe(true)
      await withWriter(house, (db) => change(db, sheetId, caseId))
      expect(await genuine(sheetId)).toBe(false)
    }
  })
})
