import type { Db, Trx } from '../platform/database/dialects.ts'
import { prepareChange, prepareQuery } from '../platform/database/prepared.ts'
import type { Schema } from '../platform/database/schema.ts'

export type ReadingRow = Schema['reading']

const readingById = prepareQuery((db, { readingId }: { readingId: string }) =>
  db.selectFrom('reading').selectAll().where('id', '=', readingId),
)

/** One reading by its id. */
export function findReading(db: Db | Trx, readingId: string): Promise<ReadingRow | undefined> {
  return readingById.first(db, { readingId })
}

interface OpenReadingKey {
  caseId: string
  openedBy: string
  offerVersion: number
  textHash: string
}

const openReading = prepareQuery((db, key: OpenReadingKey) =>
  db
    .selectFrom('reading')
    .selectAll()
    .where('case_id', '=', key.caseId)
    .where('opened_by', '=', key.openedBy)
    .where('offer_version', '=', key.offerVersion)
    .where('text_hash', '=', key.textHash)
    .where('spent_seq', 'is', null)
    .orderBy('id', 'desc')
    .limit(1),
)

/** The reading that its opener has not used for an answer yet, of exactly this text. */
export function findOpenReading(
  db: Db | Trx,
  key: OpenReadingKey,
): Promise<ReadingRow | undefined> {
  return openReading.first(db, key)
}

/** Uses a reading for an answer; false when another answer came first. */
export async function spendReading(trx: Trx, readingId: string, seq: number): Promise<boolean> {
  return (await spend(trx, { readingId, seq })) === 1
}

const spend = prepareChange((db, { readingId, seq }: { readingId: string; seq: number }) =>
  db
    .updateTable('reading')
    .set({ spent_seq: seq })
    .where('id', '=', readingId)
    .where('spent_seq', 'is', null),
)

/** How many scans of the signed notice a reading at the window has. */
export async function scanCount(db: Db | Trx, readingId: string): Promise<number> {
  const { count } = await db
    .selectFrom('material')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('reading_id', '=', readingId)
    .executeTakeFirstOrThrow()
  return count
}
