import { type Kysely, sql } from 'kysely'
import type { ColumnTypes } from '../column-types.ts'
import { oneOf } from './001/one-of.ts'

const states = ['staged', 'waiting', 'released', 'refused', 'withdrawn', 'undone']

/** Lists that wait for a second person before anybody reads them. */
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
}
