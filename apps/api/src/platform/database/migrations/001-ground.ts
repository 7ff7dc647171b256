import type { Kysely } from 'kysely'
import type { ColumnTypes } from '../column-types.ts'
import { createEvidence } from './001/evidence.ts'
import { createOffers } from './001/offers.ts'
import { createPeople } from './001/people.ts'
import { createPublicity } from './001/publicity.ts'
import { createUnits } from './001/units.ts'

/** The first tables, in the order in which they name each other. */
export async function up(db: Kysely<unknown>, t: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('meta')
    .addColumn('key', t.text, (c) => c.primaryKey())
    .addColumn('value', t.text, (c) => c.notNull())
    .execute()
  await createUnits(db, t)
  await createOffers(db, t)
  await createPublicity(db, t)
  await createPeople(db, t)
  await createEvidence(db, t)
}
