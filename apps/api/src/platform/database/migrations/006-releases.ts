import { type Kysely, sql } from 'kysely'
import type { ColumnTypes } from '../column-types.ts'
import { oneOf } from './001/one-of.ts'

/** What waits for a second person, programmes of the staff, and when a second factor was given. */
export async function up(db: Kysely<unknown>, t: ColumnTypes): Promise<void> {
  await db.schema.alterTable('staff').addColumn('programmes', t.text).execute()
  await db.schema.alterTable('staff_session').addColumn('second_factor_at', t.instant).execute()
  await db.schema
    .createTable('release')
    .addColumn('id', t.text, (c) => c.primaryKey())
    .addColumn('kind', t.text, (c) =>
      c.notNull().check(oneOf('kind', ['batch', 'campaign', 'cutOff', 'paymentPlan'])),
    )
    .addColumn('subject_id', t.text, (c) => c.notNull())
    .addColumn('region_code', t.text, (c) => c.notNull())
    .addColumn('summary', t.text, (c) => c.notNull())
    .addColumn('prepared_by', t.text, (c) => c.notNull())
    .addColumn('prepared_at', t.instant, (c) => c.notNull())
    .addColumn('state', t.text, (c) =>
      c.notNull().check(oneOf('state', ['waiting', 'released', 'refused', 'withdrawn'])),
    )
    .addColumn('decided_by', t.text)
    .addColumn('decided_at', t.instant)
    .addColumn('note', t.text)
    .execute()
  // One subject waits for one person at a time.
  await db.schema
    .createIndex('release_waiting')
    .on('release')
    .columns(['kind', 'subject_id'])
    .unique()
    .where(sql.ref('state'), '=', sql`'waiting'`)
    .execute()
  await db.schema
    .createIndex('release_by_state')
    .on('release')
    .columns(['state', 'region_code', 'prepared_at'])
    .execute()
}
