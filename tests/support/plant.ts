import { randomBytes } from 'node:crypto'
import { newDataKey, masterKey, sealField } from '@wengang/api/platform/crypto/fields'
import { blindIndex, tokenHash } from '@wengang/api/platform/crypto/keys'
import { openSqlite } from '@wengang/api/platform/database/dialects'
import type { Db } from '@wengang/api/platform/database/dialects'
import type { Schema } from '@wengang/api/platform/database/schema'
import { newId } from '@wengang/api/platform/ids'
import { newToken } from '@wengang/api/platform/random'
import { nameGrams } from '@wengang/api/units/unit-grams'
import { completeUscc, normaliseUnitName } from '@wengang/identifiers'
import { makeCaseNo } from '@wengang/policy'
import { join } from 'node:path'
import type { House } from './house.ts'

/** A case that stands in the database as if its list had been imported and released. */
export interface PlantedCase {
  caseId: string
  caseNo: string
  unitId: string
  batchId: string
  unitName: string
  uscc: string
  mobile: string
  mobileIndex: string
}

/** What a test may want of a planted case; the rest is made up. */
export interface PlantWish {
  unitName?: string
  mobile?: string | null
  regionCode?: string
  accountNo?: string | null
  offer?: Partial<Schema['offer']>
  batchId?: string
}

let planted = 0

/** Plants a released case without going through an import; synthetic identities only. */
export async function plantCase(house: House, wish: PlantWish = {}): Promise<PlantedCase> {
  const [only] = await plantCases(house, [wish])
  return only!
}

const rowsAtOnce = 400

/** Plants many cases in a few statements, all of one list unless a wish names its own. */
export function plantCases(house: House, wishes: readonly PlantWish[]): Promise<PlantedCase[]> {
  return withWriter(house, async (db) => {
    const at = house.clock.now()
    const needsBatch = wishes.some((wish) => wish.batchId === undefined)
    const batchId = needsBatch ? await plantBatch(db, at) : ''
    const all = wishes.map((wish) => caseRows(house, { batchId, ...wish }, at))
    for (let from = 0; from < all.length; from += rowsAtOnce) {
      const rows = all.slice(from, from + rowsAtOnce)
      await db
        .insertInto('unit')
        .values(rows.map((row) => row.unit))
        .execute()
      await db
        .insertInto('unit_gram')
        .values(rows.flatMap((row) => nameGrams(row.unit)))
        .execute()
      await db
        .insertInto('unit_case')
        .values(rows.map((row) => row.unitCase))
        .execute()
      await db
        .insertInto('offer')
        .values(rows.map((row) => row.offer))
        .execute()
    }
    return all.map((row) => row.planted)
  })
}

const sixDigits = (number: number): string => String(number % 1_000_000).padStart(6, '0')

function caseRows(house: House, wish: PlantWish & { batchId: string }, at: number) {
  planted += 1
  const { keys } = house.services
  const regionCode = wish.regionCode ?? '410181'
  const mobile = wish.mobile === undefined ? String(19_900_010_000 + planted) : wish.mobile
  const unitId = newId(at)
  const caseId = newId(at)
  const caseNo = makeCaseNo(randomBytes(5))
  const number = String(planted).padStart(4, '0')
  const unitName = wish.unitName ?? `巩义市示例机械${number}号有限公司`
  const uscc = completeUscc(`91${regionCode}`, `MA${sixDigits(970_000 + planted)}`)
  const { key, wrapped } = newDataKey(keys, unitId)
  const mobileIndex = mobile === null ? null : blindIndex(keys, 'mobile', mobile)
  const accountNo = wish.accountNo === undefined ? '263700000046' : wish.accountNo
  const unit: Schema['unit'] = {
    id: unitId,
    uscc,
    name: unitName,
    name_normal: normaliseUnitName(unitName),
    unit_no: `${regionCode}${sixDigits(990_000 + planted)}`,
    region_code: regionCode,
    key_wrapped: wrapped,
    created_at: at,
  }
  const unitCase = {
    id: caseId,
    case_no: caseNo,
    edition_id: 'henan-refund-2023',
    unit_id: unitId,
    region_code: regionCode,
    batch_id: wish.batchId,
    stage: 'open',
    contact_sealed: mobile === null ? null : sealField(key, `case.contact:${caseId}`, mobile),
    contact_index: mobileIndex,
    last_hash: '',
    created_at: at,
  } as Schema['unit_case']
  const offer: Schema['offer'] = {
    case_id: caseId,
    version: 1,
    batch_id: wish.batchId,
    base_fen: 79_045_700,
    ratio_bp: 3000,
    amount_fen: 23_713_710,
    layoff_bp: 0,
    headcount: 412,
    size: 'large',
    account_type: 'corporate',
    bank_name: accountNo === null ? null : '中国银行',
    account_name: accountNo === null ? null : unitName,
    account_sealed:
      accountNo === null ? null : sealField(key, `offer.account:${caseId}:1`, accountNo),
    account_tail: accountNo === null ? null : accountNo.slice(-4),
    account_index: accountNo === null ? null : blindIndex(keys, 'account', accountNo),
    created_at: at,
    ...wish.offer,
  }
  return {
    unit,
    unitCase,
    offer,
    planted: {
      caseId,
      caseNo,
      unitId,
      batchId: wish.batchId,
      unitName,
      uscc,
      mobile: mobile ?? '',
      mobileIndex: mobileIndex ?? '',
    },
  }
}

/** A session of this phone, as if its code had been entered; answers the cookie. */
export async function plantSession(house: House, mobile: string): Promise<string> {
  const [only] = await plantSessions(house, [mobile])
  return only!
}

/** One session for each of these phones, in a few statements; answers their cookies. */
export async function plantSessions(house: House, mobiles: readonly string[]): Promise<string[]> {
  const { keys, clock } = house.services
  const now = clock.now()
  const sessions = mobiles.map((mobile) => {
    const token = newToken()
    const row: Schema['session'] = {
      token_hash: tokenHash(token),
      id: newId(now),
      kind: 'contact',
      person_id: null,
      unit_id: null,
      member_id: null,
      browser_hash: null,
      mobile_index: blindIndex(keys, 'mobile', mobile),
      mobile_sealed: sealField(masterKey(keys), 'session.mobile', mobile),
      device: 'test',
      created_at: now,
      seen_at: now,
      ended_at: null,
    }
    return { token, row }
  })
  await withWriter(house, async (db) => {
    for (let from = 0; from < sessions.length; from += rowsAtOnce) {
      const rows = sessions.slice(from, from + rowsAtOnce).map(({ row }) => row)
      await db.insertInto('session').values(rows).execute()
    }
  })
  return sessions.map(({ token }) => `wg-firm=${token}`)
}

/** A connection that writes beside the house: for planting, and for tampering in tests of the audit. */
export async function withWriter<T>(house: House, run: (db: Db) => Promise<T>): Promise<T> {
  const { store, config } = house.services
  if (store.engine === 'postgres') return run(store.read)
  const { db } = openSqlite(join(config.dataDir, 'wengang.sqlite'), {
    readonly: false,
    sync: false,
  })
  try {
    return await run(db)
  } finally {
    await db.destroy()
  }
}

/** Released lists without units, for cases that name theirs. */
export function plantBatches(house: House, count: number): Promise<string[]> {
  const rows = Array.from({ length: count }, () => batchRow(house.clock.now()))
  return withWriter(house, async (db) => {
    await db.insertInto('batch').values(rows).execute()
    return rows.map(({ id }) => id)
  })
}

async function plantBatch(db: Db, at: number): Promise<string> {
  const row = batchRow(at)
  await db.insertInto('batch').values(row).execute()
  return row.id
}

function batchRow(at: number): Schema['batch'] {
  const id = newId(at)
  return {
    id,
    edition_id: 'henan-refund-2023',
    region_code: '41',
    file_name: 'planted.csv',
    sha256: id,
    state: 'released',
    units: 1,
    total_fen: 23_713_710,
    set_aside: 0,
    difference: JSON.stringify({ added: 1, unchanged: 0, changed: 0, refused: 0, ineligible: 0 }),
    created_by: 'planted',
    created_at: at,
    released_at: at,
    links_sent_at: null,
    rows_blob: null,
  }
}
