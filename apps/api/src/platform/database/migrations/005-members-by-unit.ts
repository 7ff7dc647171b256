import type { Kysely } from 'kysely'

/** The people of a unit are found by their unit. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('unit_member_by_unit')
    .on('unit_member')
    .columns(['unit_id', 'role'])
    .execute()
}
