import type { Db, Trx } from '../platform/database/dialects.ts'
import type { Schema } from '../platform/database/schema.ts'

export type ReadingRow = Schema['reading']

/** One reading by its id. */
export function findReading(db: Db | Trx, readingId: string): Promise<ReadingRow | undefined> {
  return db.selectFrom('reading').selectAll().where('id', '=', readingId).executeTakeFirst()
}

/** The reading that its opener has not used for an answer yet, of exactly this text. */
export function findOpenReading(
  db: Db | Trx,
  key: { caseId: string; openedBy: string; offerVersion: number; textHash: string },
): Promise<ReadingRow | undefined> {
  return db
    .selectFrom('reading')
    .selectAll()
    .where('case_id', '=', key.caseId)
    .where('opened_by', '=', key.openedBy)
    .where('offer_version', '=', key.offerVersion)
    .where('text_hash', '=', key.textHash)
    .where('spent_seq', 'is', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}
