import { sql } from 'kysely'
import { engineOf, type Trx } from './dialects.ts'

/**
 * Locks of PostgreSQL; SQLite has one writer and needs none. Answers take a round shared and its cut-off
 * takes it exclusively: the queue is fair, so that neither starves the other.
 */
export async function lockShared(trx: Trx, name: string): Promise<void> {
  if (engineOf(trx) === 'sqlite') return
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(${name}, 0))`.execute(trx)
}

/** The exclusive side; waits for every answer under way and holds back new ones for this one commit. */
export async function lockExclusive(trx: Trx, name: string): Promise<void> {
  if (engineOf(trx) === 'sqlite') return
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(trx)
}

/**
 * Holds a case, and its round shared, until the end of the transaction. The row comes first and the round
 * after it, so that whatever is read next is read after both locks.
 */
export async function lockCase(trx: Trx, caseId: string): Promise<void> {
  if (engineOf(trx) === 'sqlite') return
  const place = await trx
    .selectFrom('unit_case')
    .select('round_id')
    .where('id', '=', caseId)
    .forUpdate()
    .executeTakeFirst()
  const roundId = place?.round_id ?? null
  if (roundId !== null) await lockShared(trx, `round:${roundId}`)
}

/**
 * Holds the cases that a batch offers something to, or only those whose offer it changes; answers under way
 * are waited for.
 */
export async function lockCasesOfBatch(
  trx: Trx,
  batchId: string,
  which: 'all' | 'changed',
): Promise<void> {
  if (engineOf(trx) === 'sqlite') return
  await trx
    .selectFrom('unit_case')
    .select('id')
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('offer')
        .select('case_id')
        .where('offer.batch_id', '=', batchId)
        .$if(which === 'changed', (query) => query.where('offer.version', '>', 1)),
    )
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** Holds one row until the end of the transaction. */
export async function lockRow(
  trx: Trx,
  table: 'unit_case' | 'round' | 'batch' | 'stream_head' | 'campaign' | 'sms_template',
  key: string,
): Promise<void> {
  if (engineOf(trx) === 'sqlite') return
  const column = table === 'stream_head' ? 'stream' : 'id'
  await sql`select 1 from ${sql.table(table)} where ${sql.ref(column)} = ${key} for update`.execute(
    trx,
  )
}
