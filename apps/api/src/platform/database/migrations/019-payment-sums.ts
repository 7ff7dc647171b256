import { type Kysely, sql } from 'kysely'
import type { ColumnTypes } from '../column-types.ts'

/**
 * Payments of a plan and of a round by their state, with what is added up: their sums read nothing else.
 * Withdrawn cases by round and time, so that both engines take this index instead of reading a whole round.
 */
export async function up(db: Kysely<unknown>, _types: ColumnTypes): Promise<void> {
  for (const group of ['plan', 'round']) {
    await db.schema
      .createIndex(`payment_sums_by_${group}`)
      .on('payment')
      .columns([`${group}_id`, 'state', 'amount_fen'])
      .execute()
  }
  await sql`drop index unit_case_withdrawn`.execute(db)
  await sql`create index unit_case_withdrawn on unit_case (round_id, stage_at) where stage = 'withdrawn'`.execute(
    db,
  )
}
