import { sql } from 'kysely'
import { type CaseRow, selectCases } from '../cases/case.queries.ts'
import type { Db, Trx } from '../platform/database/dialects.ts'

/** A page of the cases that a batch makes an offer to, in the order of their ids. */
export function casesOfBatch(db: Db, batchId: string, after: string, limit: number) {
  return db
    .selectFrom('offer')
    .innerJoin('unit_case', 'unit_case.id', 'offer.case_id')
    .select(['unit_case.id', 'unit_case.contact_index'])
    .where('offer.batch_id', '=', batchId)
    .where('offer.case_id', '>', after)
    .orderBy('offer.case_id')
    .limit(limit)
    .execute()
}

/** The cases of these phones whose current offer came with this batch. */
export async function offersOfPhones(
  db: Db,
  batchId: string,
  mobiles: readonly string[],
): Promise<CaseRow[]> {
  if (mobiles.length === 0) return []
  return (
    selectCases(db)
      .where('unit_case.contact_index', 'in', mobiles)
      // Not a plain column, or SQLite walks the whole batch for each page instead of its few phones.
      .where(sql`coalesce(offer.batch_id, '')`, '=', batchId)
      .orderBy('unit_case.id')
      .execute()
  )
}

/** The cases without a phone whose current offer came with this batch. */
export function offersWithoutPhone(db: Db, batchId: string): Promise<CaseRow[]> {
  return selectCases(db)
    .where('unit_case.contact_index', 'is', null)
    .where('offer.batch_id', '=', batchId)
    .orderBy('unit_case.id')
    .execute()
}

/** A link to a case that went to the phone which is its contact now. */
export interface LinkSent {
  caseId: string
  offerVersion: number
  dedupeKey: string
}

/** Links that the contacts of these cases were sent already, for any version of their offers. */
export async function linksSentFor(db: Db | Trx, caseIds: readonly string[]): Promise<LinkSent[]> {
  if (caseIds.length === 0) return []
  const rows = await db
    .selectFrom('message_case')
    .innerJoin('message', 'message.id', 'message_case.message_id')
    .innerJoin('unit_case', 'unit_case.id', 'message_case.case_id')
    .select(['message_case.case_id', 'message_case.offer_version', 'message.dedupe_key'])
    .where('message_case.case_id', 'in', caseIds)
    .where('message.link_state', '!=', 'none')
    .whereRef('message.mobile_index', '=', 'unit_case.contact_index')
    .execute()
  return rows.map((row) => ({
    caseId: row.case_id,
    offerVersion: row.offer_version,
    dedupeKey: row.dedupe_key,
  }))
}
