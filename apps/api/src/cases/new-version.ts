import { refuse } from '../platform/app-error.ts'
import { openField, sealField, unwrapDataKey } from '../platform/crypto/fields.ts'
import type { Keys } from '../platform/crypto/keys.ts'
import type { Db, Trx } from '../platform/database/dialects.ts'
import type { Schema } from '../platform/database/schema.ts'
import type { CaseRow } from './case.queries.ts'

/** The place that the account of a version is sealed for. */
export function accountPlace(caseId: string, version: number): string {
  return `offer.account:${caseId}:${version}`
}

/** The number that the next version of an offer takes: behind versions of lists not yet released, too. */
export async function nextVersion(db: Db | Trx, caseId: string): Promise<number> {
  const row = await db
    .selectFrom('offer')
    .select((eb) => eb.fn.max('version').as('last'))
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  return Number(row?.last ?? 0) + 1
}

/** The standing account sealed again for another version; outside a command, since it needs keys. */
export function resealAccount(row: CaseRow, version: number, keys: Keys): string | null {
  if (row.account_sealed === null) return null
  const key = unwrapDataKey(keys, row.unit_id, row.key_wrapped)
  const accountNo = openField(key, accountPlace(row.id, row.version), row.account_sealed)
  return sealField(key, accountPlace(row.id, version), accountNo)
}

/** A new version as it was made ready outside the command. */
export type PreparedVersion = Pick<Schema['offer'], 'version' | 'account_sealed'> &
  Partial<Schema['offer']> & { baseVersion: number }

/**
 * Writes a version of the offer that belongs to no list: the current one with what an office changed.
 * Throws BUSY when another version came in since it was made ready.
 */
export async function addVersion(
  trx: Trx,
  row: CaseRow,
  { baseVersion, ...change }: PreparedVersion,
  at: number,
): Promise<void> {
  const taken = change.version !== (await nextVersion(trx, row.id))
  if (taken || baseVersion !== row.version) refuse('BUSY', {})
  await trx
    .insertInto('offer')
    .values({
      case_id: row.id,
      batch_id: null,
      base_fen: row.base_fen,
      ratio_bp: row.ratio_bp,
      amount_fen: row.amount_fen,
      layoff_bp: row.layoff_bp,
      headcount: row.headcount,
      size: row.size,
      account_type: row.account_type,
      bank_name: row.bank_name,
      account_name: row.account_name,
      account_tail: row.account_tail,
      account_index: row.account_index,
      ...change,
      created_at: at,
    })
    .execute()
}
