import type { Kysely } from 'kysely'
import type { ColumnTypes } from '../column-types.ts'

/** Rounds that wait for a second person or for their hour. */
export async function up(db: Kysely<unknown>, t: ColumnTypes): Promise<void> {
  const round = () => db.schema.alterTable('round')
  for (const column of ['batch_ids', 'prepared']) {
    await round().addColumn(column, t.text).execute()
  }
  await round().addColumn('cut_due_at', t.instant).execute()
}
