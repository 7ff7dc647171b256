import { type Kysely, sql } from 'kysely'
import type { ColumnTypes } from '../column-types.ts'

/** Where each kind of release finds the programme of what it is about. */
const subjects = {
  batch: 'batch',
  campaign: 'campaign',
  cutOff: 'round',
  paymentPlan: 'payment_plan',
} as const

/** The programme of what waits for a second person, and the cases of one unit. */
export async function up(db: Kysely<unknown>, t: ColumnTypes): Promise<void> {
  // Of no programme is nobody's who works for some only.
  await db.schema
    .alterTable('release')
    .addColumn('edition_id', t.text, (c) => c.notNull().defaultTo(''))
    .execute()
  for (const [kind, table] of Object.entries(subjects)) {
    await sql`
      update release set edition_id = coalesce(
        (select edition_id from ${sql.table(table)} where id = release.subject_id), ''
      ) where kind = ${kind}`.execute(db)
  }
  // The constraint that keeps a unit to one case a programme begins with the programme.
  await db.schema.createIndex('unit_case_by_unit').on('unit_case').column('unit_id').execute()
}
