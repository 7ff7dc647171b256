import { randomBytes } from 'node:crypto'
import { insertSession } from '@wengang/api/platform/http/firm-session'
import { newDataKey, masterKey, sealField } from '@wengang/api/platform/crypto/fields'
import { blindIndex, tokenHash } from '@wengang/api/platform/crypto/keys'
import { openSqlite } from '@wengang/api/platform/database/dialects'
import type { Db } from '@wengang/api/platform/database/dialects'
import type { Schema } from '@wengang/api/platform/database/schema'
import { newId } from '@wengang/api/platform/ids'
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

let planted = 0

/** Plants a released case without going through an import; synthetic identities only. */
export async function plantCase(
  house: House,
  wish: Partial<{
    unitName: string
    mobile: string | null
    regionCode: string
    accountNo: string | null
    offer: Partial<Schema['offer']>
    batchId: string
  }> = {},
): Promise<PlantedCase> {
  planted += 1
  const { keys, clock } = house.services
  const at = clock.now()
  const number = String(planted).padStart(4, '0')
  const regionCode = wish.regionCode ?? '410181'
  const mobile = wish.mobile === undefined ? `1990001${number}` : wish.mobile
  const unitId = newId(at)
  const caseId = newId(at)
  const unitName = wish.unitName ?? `巩义市示例机械${number}号有限公司`
  const uscc = completeUscc(`91${regionCode}`, `MA97${number}`)
  const { key, wrapped } = newDataKey(keys, unitId)
  const mobileIndex = mobile === null ? null : blindIndex(keys, 'mobile', mobile)
  const accountNo = wish.accountNo === undefined ? '263700000046' : wish.accountNo
  await withWriter(house, async (db) => {
    const batchId = wish.batchId ?? (await plantBatch(db, at))
    wish.batchId = batchId
    await db
      .insertInto('unit')
      .values({
        id: unitId,
        uscc,
        name: unitName,
        name_normal: normaliseUnitName(unitName),
        unit_no: `${regionCode}99${number}`,
        region_code: regionCode,
        key_wrapped: wrapped,
        created_at: at,
      })
      .execute()
    await db
      .insertInto('unit_case')
      .values({
        id: caseId,
        case_no: makeCaseNo(randomBytes(5)),
        edition_id: 'henan-refund-2023',
        unit_id: unitId,
        region_code: regionCode,
        batch_id: batchId,
        stage: 'open',
        contact_sealed: mobile === null ? null : sealField(key, `case.contact:${caseId}`, mobile),
        contact_index: mobileIndex,
        last_hash: '',
        created_at: at,
      } as Schema['unit_case'])
      .execute()
    await db
      .insertInto('offer')
      .values({
        case_id: caseId,
        version: 1,
        batch_id: batchId,
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
      })
      .execute()
  })
  const { case_no: caseNo } = await house.services.store.read
    .selectFrom('unit_case')
    .select('case_no')
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow()
  return {
    caseId,
    caseNo,
    unitId,
    batchId: wish.batchId ?? '',
    unitName,
    uscc,
    mobile: mobile ?? '',
    mobileIndex: mobileIndex ?? '',
  }
}

/** A session of this phone, as if its code had been entered; answers the cookie. */
export async function plantSession(house: House, mobile: string): Promise<string> {
  const { store, keys, clock } = house.services
  const token = randomBytes(32).toString('base64url')
  const now = clock.now()
  await store.write(insertSession, {
    token_hash: tokenHash(token),
    id: newId(now),
    mobile_index: blindIndex(keys, 'mobile', mobile),
    mobile_sealed: sealField(masterKey(keys), 'session.mobile', mobile),
    device: 'test',
    created_at: now,
    seen_at: now,
  })
  return `wg-firm=${token}`
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

async function plantBatch(db: Db, at: number): Promise<string> {
  const id = newId(at)
  await db
    .insertInto('batch')
    .values({
      id,
      edition_id: 'henan-refund-2023',
      region_code: '41',
      file_name: 'planted.csv',
      sha256: id,
      state: 'released',
      units: 1,
      total_fen: 23_713_710,
      set_aside: 0,
      difference: '{}',
      created_by: 'planted',
      created_at: at,
      released_at: at,
      links_sent_at: null,
    })
    .execute()
  return id
}
