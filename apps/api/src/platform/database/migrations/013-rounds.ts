import type { Kysely } from 'kysely'
import type { ColumnTypes } from '../column-types.ts'
import { oneOf } from './001/one-of.ts'

/** Rounds that wait for a second person or for their hour, and credit checks of a round. */
export async function up(db: Kysely<unknown>, t: ColumnTypes): Promise<void> {
  const round = () => db.schema.alterTable('round')
  for (const column of ['batch_ids', 'prepared']) {
    await round().addColumn(column, t.text).execute()
  }
  await round().addColumn('cut_due_at', t.instant).execute()

  await db.schema
    .createTable('credit_check')
    .addColumn('id', t.text, (c) => c.primaryKey())
    .addColumn('round_id', t.text, (c) => c.notNull().references('round.id'))
    .addColumn('file_name', t.text, (c) => c.notNull())
    .addColumn('sha256', t.text, (c) => c.notNull())
    .addColumn('rows', t.integer, (c) => c.notNull())
    .addColumn('unknown_names', t.integer, (c) => c.notNull())
    .addColumn('uploaded_by', t.text, (c) => c.notNull())
    .addColumn('uploaded_at', t.instant, (c) => c.notNull())
    .addColumn('applied_by', t.text)
    .addColumn('applied_at', t.instant)
    .addUniqueConstraint('credit_check_file', ['round_id', 'sha256'])
    .execute()
  await db.schema
    .createTable('credit_row')
    .addColumn('check_id', t.text, (c) => c.notNull().references('credit_check.id'))
    .addColumn('row', t.integer, (c) => c.notNull())
    .addColumn('case_id', t.text, (c) => c.notNull().references('unit_case.id'))
    .addColumn('uscc', t.text)
    .addColumn('name', t.text, (c) => c.notNull())
    .addColumn('state', t.text, (c) =>
      c
        .notNull()
        .check(oneOf('state', ['matched', 'open', 'confirmed', 'rejected', 'applied', 'kept'])),
    )
    .addColumn('decided_by', t.text)
    .addColumn('decided_at', t.instant)
    .addPrimaryKeyConstraint('credit_row_key', ['check_id', 'row', 'case_id'])
    .execute()
}
