import { type Kysely, sql } from 'kysely'
import type { ColumnTypes } from '../column-types.ts'
import { oneOf } from './001/one-of.ts'

const states = ['staged', 'waiting', 'released', 'refused', 'withdrawn', 'undone']

const few = {
  unit_case_silent: `stage = 'open' and decision is null`,
  unit_case_returned: `stage = 'returned'`,
}
const checkStates = ['checking', 'checked', 'refused', 'submitting', 'submitted']

/** Lists that are checked in the background and wait for a second person; views that people keep. */
export async function up(db: Kysely<unknown>, t: ColumnTypes): Promise<void> {
  const batch = () => db.schema.alterTable('batch')
  // SQLite cannot change the CHECK of a column, so a wider one takes its place.
  await batch()
    .addColumn('wider_state', t.text, (c) =>
      c.notNull().defaultTo('staged').check(oneOf('wider_state', states)),
    )
    .execute()
  await sql`update batch set wider_state = state`.execute(db)
  await batch().dropColumn('state').execute()
  await batch().renameColumn('wider_state', 'state').execute()
  await batch().addColumn('rows_blob', t.text).execute()

  // For the first screen of the desk: who has not answered, and whose payment came back.
  for (const [name, condition] of Object.entries(few)) {
    await sql`create index ${sql.ref(name)} on unit_case (edition_id, region_code)
      where ${sql.raw(condition)}`.execute(db)
  }

  await db.schema
    .createTable('list_check')
    .addColumn('id', t.text, (c) => c.primaryKey())
    .addColumn('staff_id', t.text, (c) => c.notNull())
    .addColumn('region_code', t.text, (c) => c.notNull())
    .addColumn('edition_id', t.text, (c) => c.notNull())
    .addColumn('file_name', t.text, (c) => c.notNull())
    .addColumn('file', t.text, (c) => c.notNull())
    .addColumn('bytes', t.integer, (c) => c.notNull())
    .addColumn('state', t.text, (c) => c.notNull().check(oneOf('state', checkStates)))
    .addColumn('rows_read', t.integer, (c) => c.notNull())
    .addColumn('rows_total', t.integer, (c) => c.notNull())
    .addColumn('rows_done', t.integer, (c) => c.notNull())
    .addColumn('refusal', t.text)
    .addColumn('result', t.text)
    .addColumn('findings_file', t.text)
    .addColumn('rows_file', t.text)
    .addColumn('batch_id', t.text, (c) => c.references('batch.id'))
    .addColumn('created_at', t.instant, (c) => c.notNull())
    .addColumn('touched_at', t.instant, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('list_check_by_age').on('list_check').column('created_at').execute()

  await db.schema
    .createTable('saved_filter')
    .addColumn('id', t.text, (c) => c.primaryKey())
    .addColumn('staff_id', t.text, (c) => c.notNull().references('staff.id'))
    .addColumn('list', t.text, (c) => c.notNull())
    .addColumn('name', t.text, (c) => c.notNull())
    .addColumn('query', t.text, (c) => c.notNull())
    .addColumn('created_at', t.instant, (c) => c.notNull())
    .addUniqueConstraint('saved_filter_once', ['staff_id', 'list', 'name'])
    .execute()
}
