import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { forgetChecks } from '@wengang/api/offers/import/forget-checks'
import type { Client, ListCheck } from '@wengang/contracts'
import { completeUscc } from '@wengang/identifiers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answer } from '../../support/answer.ts'
import { type House, makeHouse } from '../../support/house.ts'
import { listFile, type ListedUnit } from '../../support/list-file.ts'
import { plantSession, withWriter } from '../../support/plant.ts'
import { plantStaff } from '../../support/plant-staff.ts'
import { key, must, type Office, plantOffice, releaseBatch } from '../../support/staff-acts.ts'

const messy = readFileSync(join(import.meta.dirname, '../../samples/henan-refund-2023-messy.xlsx'))

let house: House
let office: Office
beforeAll(async () => {
  house = await makeHouse()
  office = await plantOffice(house)
})
afterAll(() => house.close())

async function ended(check: ListCheck, by: Client = office.handler): Promise<ListCheck> {
  let now = check
  await expect
    .poll(
      async () => {
        now = must(await by('getCheck', { params: { checkId: check.id } })).check
        return now.state
      },
      { timeout: 20_000, interval: 30 },
    )
    .not.toMatch(/ing$/)
  return now
}

const start = async (file: Uint8Array, fileName = '名单.xlsx') =>
  must(await office.handler('startCheck', { query: { fileName }, file })).check
const submit = (checkId: string, setAside = false) =>
  office.handler('submitCheck', { params: { checkId }, body: { setAside }, ...key() })
const rows = async (checkId: string, query: object = {}) =>
  must(await office.handler('listCheckRows', { params: { checkId }, query }))

const unitOf = (place: number): ListedUnit => ({
  uscc: completeUscc('91410211', `MA9X00${String(place).padStart(2, '0')}`),
  unitName: `开封市示例检查第${place}有限公司`,
  mobile: String(19_900_070_000 + place),
})

describe('a list that is checked beside', () => {
  it('is answered at once, tells all its findings by page and filter, and gives the marked file', async () => {
    const begun = await start(messy)
    expect(begun).toMatchObject({ state: 'checking', rowsTotal: 0, result: null })
    const check = await ended(begun)
    expect(check).toMatchObject({ state: 'checked', refusal: null, batchId: null })
    expect(check.rowsDone).toBe(check.rowsTotal)
    const { result } = check
    const params = { checkId: check.id }
    const list = async (query: object) =>
      must(await office.handler('listCheckFindings', { params, query }))
    const all = await list({})
    expect(all.total).toBe(result!.errors + result!.notices)
    const errors = await list({ severity: 'error' })
    expect(errors.total).toBe(result!.errors)
    const [column = ''] = result!.columns
    const ofColumn = await list({ column })
    expect(ofColumn.total).toBeGreaterThan(0)
    expect(ofColumn.findings.every((one) => one.column === column)).toBe(true)
    const { message } = errors.findings[0]!
    const said = await list({ search: message.slice(0, 6) })
    expect(said.findings.length).toBeGreaterThan(0)
    const file = must(await office.handler('getCheckFile', { params })) as Blob
    expect(file.size).toBeGreaterThan(5_000)

    // Whoever leaves the page finds it again, and nobody else is bothered.
    const line = expect.objectContaining({ group: 'today', to: `/batches/checks/${check.id}` })
    expect(must(await office.handler('viewDay', {})).items).toContainEqual(line)
    expect(must(await office.reviewer('viewDay', {})).items).not.toContainEqual(line)

    expect(await submit(check.id)).toMatchObject({ code: 'LIST_HAS_ERRORS' })
    must(await submit(check.id, true))
    const submitted = await ended(check)
    expect(submitted).toMatchObject({ state: 'submitted', refusal: null })
    expect(must(await office.handler('viewDay', {})).items).not.toContainEqual(line)
    expect(await submit(check.id, true)).toMatchObject({ code: 'STATE_REFUSES' })
    expect(must(await office.handler('listBatches', {})).batches).toMatchObject([
      { id: submitted.batchId, state: 'waiting' },
    ])
  })

  it('tells row by row what is new, changed, reopened and not eligible', async () => {
    const [first, second, third] = [unitOf(1), unitOf(2), unitOf(3)]
    const standing = await ended(await start(listFile([first, second])))
    must(await submit(standing.id))
    await releaseBatch(house, (await ended(standing)).batchId ?? '')
    const phone = house.client({ cookie: await plantSession(house, first.mobile) })
    const [offer] = must(await phone('listOffers', {})).offers
    must(await answer(house, phone, offer!.id, 'ACCEPT'))

    const check = await ended(
      await start(
        listFile([
          { ...first, baseYuan: 800_000 },
          { ...second, baseYuan: 100_000 },
          third,
          { ...unitOf(4), ineligible: '裁员率高于规定' },
        ]),
      ),
    )
    expect(check.result!.difference).toEqual({
      added: 1,
      unchanged: 0,
      changed: 2,
      reopened: 1,
      refused: 0,
      ineligible: 1,
    })
    const changed = { amountFen: 24_000_000, wasFen: 23_700_000, kind: 'reopened', row: 2 }
    expect((await rows(check.id, { kind: 'reopened' })).rows).toMatchObject([changed])
    expect(await rows(check.id, { kind: 'changed' })).toMatchObject({ total: 2, next: null })
    expect((await rows(check.id, { search: '第3' })).rows).toMatchObject([
      { unitName: third.unitName, kind: 'added', wasFen: null },
    ])
    expect((await rows(check.id, { kind: 'ineligible' })).rows).toMatchObject([
      { reason: '裁员率高于规定', amountFen: null },
    ])
  })

  it('of another kind of file is refused in words, and is unknown elsewhere', async () => {
    const check = await ended(await start(Buffer.from('%PDF-1.7 not a list'), '名单.pdf'))
    expect(check).toMatchObject({ state: 'refused', result: null })
    expect(check.refusal).toContain('PDF')
    const { token } = await plantStaff(house, ['handler'], '4113')
    const elsewhere = house.client({ token })
    const params = { checkId: check.id }
    expect(await elsewhere('getCheck', { params })).toMatchObject({ code: 'NOT_FOUND' })
    const file = listFile([unitOf(5)])
    const outside = must(
      await elsewhere('startCheck', { query: { fileName: 'a.csv' }, file }),
    ).check
    expect((await ended(outside, elsewhere)).refusal).toContain('不在您的管辖区划')
  })

  it('is lost with its server and says so, and is forgotten with its files after a day', async () => {
    const { id } = await ended(await start(listFile([unitOf(6)])))
    await withWriter(house, async (db) => {
      await db.updateTable('list_check').set({ state: 'checking' }).where('id', '=', id).execute()
    })
    house.clock.advance(20_000)
    const params = { checkId: id }
    expect(must(await office.handler('getCheck', { params })).check.state).toBe('lost')
    const { file } = await house.services.store.read
      .selectFrom('list_check')
      .select('file')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const path = join(house.services.config.dataDir, 'lists', file.slice(0, 2), file)
    expect(existsSync(path)).toBe(true)
    expect(readFileSync(path).includes('开封市')).toBe(false)
    house.clock.advance(25 * 3_600_000)
    await forgetChecks(house.services)
    expect(existsSync(path)).toBe(false)
    expect(readdirSync(join(house.services.config.dataDir, 'lists'), { recursive: true })).toEqual(
      expect.not.arrayContaining([expect.stringMatching(/[0-9a-f]{64}/)]),
    )
    expect(await office.handler('getCheck', { params })).toMatchObject({ code: 'NOT_FOUND' })
  })
})
