import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { verifyAt } from '@wengang/api/evidence/audit/verify-database'
import { renderSheetJob } from '@wengang/api/evidence/render-sheet'
import { makeSeal, type SealRow } from '@wengang/api/evidence/seal'
import { sealNow } from '@wengang/api/evidence/sealer'
import { makeSheetPress } from '@wengang/api/evidence/sheet-press'
import { canonicalJson, sha256 } from '@wengang/api/platform/canonical-json'
import type { Db } from '@wengang/api/platform/database/dialects'
import { entryHash } from '@wengang/api/platform/entries'
import type { Client } from '@wengang/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answer } from '../../support/answer.ts'
import { type House, makeHouse } from '../../support/house.ts'
import { plantCase, plantSession } from '../../support/plant.ts'
import { plantStaff } from '../../support/plant-staff.ts'
import { plantEntries } from './plant-entries.ts'
import { foundAfter, linesOf, reportAfter, verifyWhole } from '../../support/tamper.ts'

const press = makeSheetPress()
afterAll(async () => {
  await press.stop()
  await house.close()
})

let house: House
let staff: Client
/** A firm that declined, then accepted; its first sheet is printed, all is sealed. */
let caseId: string
let stream: string

beforeAll(async () => {
  house = await makeHouse()
  const planted = await plantCase(house)
  caseId = planted.caseId
  stream = `case:${caseId}`
  const client = house.client({ cookie: await plantSession(house, planted.mobile) })
  const first = await answer(house, client, caseId, 'DECLINE')
  if (!first.ok) throw new Error(first.code)
  await renderSheetJob(house.services, press)({ sheetId: first.data.receipt.sheetId })
  await sealNow(house.services)
  await answer(house, client, caseId, 'ACCEPT')
  await plantEntries(house, 'round:one', 4)
  await sealNow(house.services)
  staff = house.client({ token: (await plantStaff(house, ['administrator'])).token })
})

/** By the route: with all keys, in a thread of its own. */
async function verify(knownHeads: string[] = []) {
  const result = await staff('verifyAudit', { body: { knownHeads } })
  if (!result.ok) throw new Error(result.code)
  return result.data
}

const found = (tamper: (db: Db) => Promise<unknown>): Promise<string> => foundAfter(house, tamper)

describe('a house that nobody touched', () => {
  it('verifies whole, sheets, print and personal values included', async () => {
    const report = await verifyWhole(house)
    expect(report).toMatchObject({ ok: true, problems: [], sheets: 2, pdfs: 1, personal: 2 })
    expect(report).toMatchObject({ entries: 7, streams: 2, seals: 2, unsealed: 0 })
    expect(report.newestSeal?.seq).toBe(2)
  })

  it('verifies with the public key alone, without a server', async () => {
    const { keys, store } = house.services
    const report = await verifyAt(store.place, {
      sealKeys: new Map([[keys.id, keys.seal.public]]),
      secrets: null,
      knownHeads: [],
    })
    expect(report).toMatchObject({ ok: true, entries: 7, sheets: 2, pdfs: 0, personal: 0 })
  })

  it('verifies by the route too, which records who asked', async () => {
    expect(await verify()).toEqual(
      await verifyWhole(house).then((report) => ({
        ...report,
        entries: 7,
        streams: 2,
        unsealed: 0,
      })),
    )
    const { payload } = await house.services.store.read
      .selectFrom('entry')
      .select('payload')
      .where('kind', '=', 'auditVerified')
      .executeTakeFirstOrThrow()
    expect(JSON.parse(payload)).toMatchObject({ facts: { entries: 7, problems: 0 } })
    expect((await verifyWhole(house)).unsealed).toBe(1)
    expect(await verify(['0'.repeat(64)])).toMatchObject({ ok: false })
  })

  it('still verifies after a personal value was erased', async () => {
    const said = await found((db) =>
      db.deleteFrom('entry_personal').where('stream', '=', stream).execute(),
    )
    expect(said).toBe('')
  })

  it('is verified by handlers and administrators only', async () => {
    const { token } = await plantStaff(house, ['clerk', 'finance', 'messageDesk'])
    const result = await house.client({ token })('verifyAudit', { body: {} })
    expect(result).toMatchObject({ ok: false, code: 'NOT_ALLOWED' })
  })
})

describe('a changed byte is found', () => {
  it('in the payload of an entry', async () => {
    const said = await found(async (db) => {
      const { payload } = await entryAt(db, 3)
      await db
        .updateTable('entry')
        .set({ payload: payload.replace('ACCEPT', 'DECLINE') })
        .where('stream', '=', stream)
        .where('seq', '=', 3)
        .execute()
    })
    expect(said).toContain(`${stream} 第 3 条：内容与校验值不符`)
  })

  it('in the columns beside a payload', async () => {
    const said = await found((db) =>
      db
        .updateTable('entry')
        .set({ kind: 'declined' })
        .where('seq', '=', 3)
        .where('stream', '=', stream)
        .execute(),
    )
    expect(said).toContain(`${stream} 第 3 条：记录的种类或时间与内容不符`)
  })

  it('in a sheet, also when its own hash was made to fit', async () => {
    const said = await found(async (db) => {
      const sheet = await sheetAt(db, 2)
      const document = sheet.document.replace('"amountFen":23713710', '"amountFen":23713711')
      await db
        .updateTable('sheet')
        .set({ document, hash: sha256(document) })
        .where('id', '=', sheet.id)
        .execute()
    })
    expect(said).toContain(`答复 ${caseId} 第 2 次：答复的内容与存证记录不符`)
    expect(said).toContain('核定的返还金额与确认单不符')
  })

  it('in a sheet whose hash was left', async () => {
    const said = await found(async (db) => {
      const sheet = await sheetAt(db, 1)
      await db
        .updateTable('sheet')
        .set({ document: sheet.document.replace('DECLINE', 'ACCEPT') })
        .where('id', '=', sheet.id)
        .execute()
    })
    expect(said).toContain('确认单与校验值不符')
  })

  it('in a printed sheet', async () => {
    const { pdf_blob: blob } = await sheetAt(house.services.store.read, 1)
    const path = join(house.services.blobs.directory, blob!.slice(0, 2), blob!)
    const whole = readFileSync(path)
    const bytes = Buffer.from(whole)
    bytes.writeUInt8(bytes.readUInt8(100) ^ 1, 100)
    writeFileSync(path, bytes)
    const report = await verifyWhole(house)
    writeFileSync(path, whole)
    expect(linesOf(report)).toMatch(/第 1 次：文件 [0-9a-f]{64} 的内容被改动过/)
  })

  it('in the answer as lists and payments read it', async () => {
    const said = await found((db) =>
      db.updateTable('unit_case').set({ decision: 'DECLINE' }).where('id', '=', caseId).execute(),
    )
    expect(said).toBe(`办件 ${caseId}：所示的选择不是最后一次答复`)
  })

  it('in an amount that was answered', async () => {
    const said = await found((db) =>
      db
        .updateTable('offer')
        .set({ amount_fen: 99_999_999 })
        .where('case_id', '=', caseId)
        .execute(),
    )
    expect(said).toContain('核定的返还金额与确认单不符')
  })

  it('in a row of an answer', async () => {
    const said = await found((db) =>
      db.updateTable('decision').set({ choice: 'DECLINE' }).where('seq', '=', 2).execute(),
    )
    expect(said).toContain('答复的选择与确认单不符')
    expect(said).toContain('答复的选择与存证记录不符')
  })

  it('in a personal value', async () => {
    const said = await found((db) =>
      db
        .updateTable('entry_personal')
        .set({ salt: randomUUID() })
        .where('stream', '=', stream)
        .where('seq', '=', 1)
        .execute(),
    )
    expect(said).toBe(`${stream} 第 1 条的个人信息 mobile：内容与记录不符`)
  })

  it('in a seal', async () => {
    const said = await found((db) =>
      db.updateTable('seal').set({ at: 1 }).where('seq', '=', 2).execute(),
    )
    expect(said).toBe('第 2 次封存：内容与校验值不符')
  })
})

describe('what was taken away is found', () => {
  it('when the end of a chain is cut', async () => {
    const said = await found((db) => cutTail(db))
    expect(said).toContain(`${stream} 第 2 条：应当有 3 条，末尾的记录不见了`)
  })

  it('when the head was made to fit the cut', async () => {
    const said = await found(async (db) => {
      await cutTail(db)
      const { hash } = await entryAt(db, 2)
      await db
        .updateTable('unit_case')
        .set({ last_seq: 2, last_hash: hash })
        .where('id', '=', caseId)
        .execute()
    })
    expect(said).toContain('第 2 次封存：封存了 5 条记录，现有 4 条')
    expect(said).toContain('确认单所指的存证记录不存在')
  })

  it('when the seal over it was taken away too, by the head on paper', async () => {
    const { newestSeal } = await verifyWhole(house)
    const cut = async (db: Db): Promise<void> => {
      await db.deleteFrom('seal').where('seq', '=', 2).execute()
      await db.updateTable('entry').set({ seal_seq: null }).where('seal_seq', '=', 2).execute()
    }
    expect(await found(cut)).toBe('')
    const report = await reportAfter(house, cut, [newestSeal!.hash])
    expect(report.problems[0]?.what).toContain('封存链被截断或改写过')
  })

  it('when every seal was taken away, by the heads on sheets', async () => {
    const said = await found(async (db) => {
      await db.updateTable('entry').set({ seal_seq: null }).execute()
      await db.deleteFrom('seal').execute()
    })
    expect(said).toMatch(/确认单上的封存校验值 [0-9a-f]{64} 不在封存链上/)
  })

  it('when entries were marked as unsealed', async () => {
    const said = await found((db) =>
      db
        .updateTable('entry')
        .set({ seal_seq: null })
        .where('stream', '=', stream)
        .where('seq', '=', 1)
        .execute(),
    )
    expect(said).toContain('第 1 次封存：封存了 2 条记录，现有 1 条')
    expect(said).toContain(`${stream} 第 2 条：比前一条记录更早封存`)
  })

  it('when a chain is gone whole', async () => {
    const said = await found((db) =>
      db.deleteFrom('entry').where('stream', '=', 'round:one').execute(),
    )
    expect(said).toContain('round:one：应当有 4 条记录，全部不见了')
  })

  it('when an entry in the middle is gone', async () => {
    const said = await found((db) =>
      db.deleteFrom('entry').where('stream', '=', 'round:one').where('seq', '=', 2).execute(),
    )
    expect(said).toContain('round:one 第 3 条：前一条应当是第 2 条，实际是第 1 条')
  })

  it('when an answer is gone with its sheet, or its print', async () => {
    const said = await found(async (db) => {
      await db.updateTable('sheet').set({ pdf_blob: null }).where('seq', '=', 1).execute()
      await db.deleteFrom('sheet').where('seq', '=', 2).execute()
      await db.deleteFrom('decision').where('seq', '=', 2).execute()
      await db
        .updateTable('unit_case')
        .set({ decision_seq: 1, decision: 'DECLINE' })
        .where('id', '=', caseId)
        .execute()
    })
    expect(said).toContain(`${stream} 第 3 条：记录了答复，但答复本身不在了`)
    expect(said).toContain('第 1 次：确认单的 PDF 与存证记录不符')
  })
})

describe('a chain that was written anew is found', () => {
  it('when every hash in it fits', async () => {
    const said = await found((db) => rewriteChain(db))
    expect(said).toBe('第 2 次封存：封存的记录后来被改写过')
  })

  it('when the seals were made anew with another key', async () => {
    const { keys } = house.services
    const { privateKey, publicKey } = generateKeyPairSync('ed25519')
    const forged = { ...keys, seal: { private: privateKey, public: publicKey } }
    const said = await found(async (db) => {
      await rewriteChain(db)
      await db.deleteFrom('seal').execute()
      let last: SealRow | null = null
      for (const seq of [1, 2]) {
        const entries = await db
          .selectFrom('entry')
          .select(['stream', 'seq', 'hash'])
          .where('seal_seq', '=', seq)
          .orderBy('stream')
          .orderBy('seq')
          .execute()
        last = makeSeal(forged, last, entries, house.clock.now())
        await db.insertInto('seal').values(last).execute()
      }
    })
    expect(said).toContain('第 1 次封存：签名不对')
    expect(said).toContain('第 2 次封存：签名不对')
  })
})

const entryAt = (db: Db, seq: number) =>
  db
    .selectFrom('entry')
    .selectAll()
    .where('stream', '=', stream)
    .where('seq', '=', seq)
    .executeTakeFirstOrThrow()

const sheetAt = (db: Db, seq: number) =>
  db.selectFrom('sheet').selectAll().where('seq', '=', seq).executeTakeFirstOrThrow()

const cutTail = (db: Db) =>
  db.deleteFrom('entry').where('stream', '=', stream).where('seq', '=', 3).execute()

/** Gives the planted chain another past that is right in itself, head included. */
async function rewriteChain(db: Db): Promise<void> {
  let head = { seq: 0, hash: '' }
  for (const seq of [1, 2, 3, 4]) {
    const { payload } = await db
      .selectFrom('entry')
      .select('payload')
      .where('stream', '=', 'round:one')
      .where('seq', '=', seq)
      .executeTakeFirstOrThrow()
    const other = canonicalJson({ ...JSON.parse(payload), by: 'staff:somebody' })
    const hash = entryHash('round:one', head, other)
    await db
      .updateTable('entry')
      .set({ payload: other, prev: head.hash, hash, actor: 'staff:somebody' })
      .where('stream', '=', 'round:one')
      .where('seq', '=', seq)
      .execute()
    head = { seq, hash }
  }
  await db.updateTable('stream_head').set(head).where('stream', '=', 'round:one').execute()
}
