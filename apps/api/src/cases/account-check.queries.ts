import type { Db, Trx } from '../platform/database/dialects.ts'
import type { CaseRow } from './case.queries.ts'

/** Whether money may go to the account of this version: none needed a check, or a second person agreed. */
export async function accountActive(
  db: Db | Trx,
  caseId: string,
  version: number,
): Promise<boolean> {
  const row = await db
    .selectFrom('account_check')
    .select('state')
    .where('case_id', '=', caseId)
    .where('offer_version', '=', version)
    .executeTakeFirst()
  return row === undefined || row.state === 'approved'
}

/** How the check of the account of this version stands; undefined where it needed none. */
export function accountCheckOf(db: Db, caseId: string, version: number) {
  return db
    .selectFrom('account_check')
    .select(['state', 'note'])
    .where('case_id', '=', caseId)
    .where('offer_version', '=', version)
    .executeTakeFirst()
}

/** Puts a corrected account before a second person; an older correction that still waits is replaced. */
export async function askAccountCheck(
  trx: Trx,
  row: CaseRow,
  input: { id: string; version: number; by: string; at: number; reason: string },
): Promise<void> {
  await trx
    .updateTable('account_check')
    .set({ state: 'replaced' })
    .where('case_id', '=', row.id)
    .where('state', '=', 'waiting')
    .execute()
  await trx
    .insertInto('account_check')
    .values({
      id: input.id,
      case_id: row.id,
      offer_version: input.version,
      edition_id: row.edition_id,
      region_code: row.region_code,
      state: 'waiting',
      entered_by: input.by,
      entered_at: input.at,
      reason: input.reason,
      decided_by: null,
      decided_at: null,
      note: null,
    })
    .execute()
}
