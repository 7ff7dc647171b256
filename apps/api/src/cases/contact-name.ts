import { maskPersonName } from '@wengang/identifiers'
import { openField, unwrapDataKey } from '../platform/crypto/fields.ts'
import type { Keys } from '../platform/crypto/keys.ts'
import type { Db } from '../platform/database/dialects.ts'
import type { CaseRow } from './case.queries.ts'

/** The name of the contact in the clear; null when none is on file. */
export async function contactName(db: Db, row: CaseRow, keys: Keys): Promise<string | null> {
  const { contact_name_sealed: sealed } = await db
    .selectFrom('unit_case')
    .select('contact_name_sealed')
    .where('id', '=', row.id)
    .executeTakeFirstOrThrow()
  if (sealed === null) return null
  const key = unwrapDataKey(keys, row.unit_id, row.key_wrapped)
  return openField(key, `case.contactName:${row.id}`, sealed)
}

/** The same as screens show it. */
export async function maskedContactName(db: Db, row: CaseRow, keys: Keys): Promise<string | null> {
  const name = await contactName(db, row, keys)
  return name === null ? null : maskPersonName(name)
}
