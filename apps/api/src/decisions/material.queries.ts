import { type RawBuilder, sql } from 'kysely'
import type { Db, Trx } from '../platform/database/dialects.ts'
import { prepareQuery } from '../platform/database/prepared.ts'
import type { Schema } from '../platform/database/schema.ts'

/** One material by its id. */
export function findMaterial(
  db: Db | Trx,
  materialId: string,
): Promise<Schema['material'] | undefined> {
  return db.selectFrom('material').selectAll().where('id', '=', materialId).executeTakeFirst()
}

/** A scan belongs to its reading at the window, any other file to the firm's own next answer. */
export function ofReading(readingId: string | null): RawBuilder<boolean> {
  return readingId === null
    ? sql<boolean>`material.reading_id is null`
    : sql<boolean>`material.reading_id = ${readingId}`
}

/** How many materials wait for the next answer of a case: the firm's own, or the scans of a reading. */
export async function waitingCount(
  db: Db | Trx,
  caseId: string,
  readingId: string | null,
): Promise<number> {
  const { count } = await db
    .selectFrom('material')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('case_id', '=', caseId)
    .where('decision_seq', 'is', null)
    .where(ofReading(readingId))
    .executeTakeFirstOrThrow()
  return count
}

/**
 * Ties the waiting materials of a case to the answer that takes them along; answers their ids. An answer at
 * the window takes the scans of its reading, and leaves what the firm has put down on its phone.
 */
export async function bindMaterials(
  trx: Trx,
  caseId: string,
  seq: number,
  readingId: string | null,
): Promise<string[]> {
  const bound =
    readingId === null
      ? await bindOwn.all(trx, { caseId, seq })
      : await bindScans.all(trx, { caseId, seq, readingId })
  return bound.map(({ id }) => id).toSorted()
}

const bind = (db: Db | Trx, { caseId, seq }: { caseId: string; seq: number }) =>
  db
    .updateTable('material')
    .set({ decision_seq: seq })
    .where('case_id', '=', caseId)
    .where('decision_seq', 'is', null)
    .returning('id')

const bindOwn = prepareQuery((db, values: { caseId: string; seq: number }) =>
  bind(db, values).where('reading_id', 'is', null),
)

const bindScans = prepareQuery((db, values: { caseId: string; seq: number; readingId: string }) =>
  bind(db, values).where('reading_id', '=', values.readingId),
)
