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

/** The cases whose current offer came with this batch, of these phones or, with null, without one. */
export async function offersOfPhones(
  db: Db,
  batchId: string,
  which: { mobiles: readonly string[] } | { caseIds: readonly string[] },
): Promise<CaseRow[]> {
  const wanted = 'mobiles' in which ? which.mobiles : which.caseIds
  if (wanted.length === 0) return []
  return selectCases(db)
    .where('mobiles' in which ? 'unit_case.contact_index' : 'unit_case.id', 'in', wanted)
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

/** What one act of sending came to: its messages are known by how their keys begin. */
export async function totalsOf(db: Db, keyPrefix: string) {
  const ofAct = db
    .selectFrom('message')
    .where('dedupe_key', '>=', keyPrefix)
    .where('dedupe_key', '<', `${keyPrefix}~`)
  const { messages, parts } = await ofAct
    .select((eb) => [
      eb.fn.countAll<number>().as('messages'),
      eb.fn.coalesce(eb.fn.sum<number>('parts'), eb.lit(0)).as('parts'),
    ])
    .executeTakeFirstOrThrow()
  const { offers } = await ofAct
    .innerJoin('message_case', 'message_case.message_id', 'message.id')
    .select((eb) => eb.fn.countAll<number>().as('offers'))
    .executeTakeFirstOrThrow()
  return { messages: Number(messages), parts: Number(parts), offers: Number(offers) }
}
