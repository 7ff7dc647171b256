import type { Kysely } from 'kysely'

/** What is kept for a while only is found by its age. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const index = (table: string, column: string) =>
    db.schema.createIndex(`${table}_by_age`).on(table).column(column).execute()
  await index('limiter', 'window_start')
  await index('challenge', 'created_at')
  await index('session', 'created_at')
  await index('idempotency', 'created_at')
}
