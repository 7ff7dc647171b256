import { type Kysely, sql } from 'kysely'
import { nameGrams } from '../../../units/unit-grams.ts'
import type { ColumnTypes } from '../column-types.ts'
import { oneOf } from './001/one-of.ts'

/** Finding units by parts of their names and by phone; what the counter notes beside objections and reports. */
export async function up(db: Kysely<unknown>, t: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('unit_gram')
    .addColumn('gram', t.text, (c) => c.notNull())
    .addColumn('region_code', t.text, (c) => c.notNull())
    .addColumn('unit_id', t.text, (c) => c.notNull())
    .addPrimaryKeyConstraint('unit_gram_key', ['gram', 'region_code', 'unit_id'])
    .modifyEnd(t.keyOnly)
    .execute()
  await fillGrams(db)
  for (const table of ['unit_account', 'maintenance']) {
    await db.schema
      .createIndex(`${table}_by_mobile`)
      .on(table)
      .columns(['mobile_index', 'unit_id'])
      .execute()
  }
  await db.schema
    .alterTable('objection')
    .addColumn('ground', t.text, (c) => c.check(oneOf('ground', ['notUs'])))
    .execute()
  await db.schema.alterTable('material').addColumn('reading_id', t.text).execute()
  await db.schema.alterTable('report').addColumn('handled_at', t.instant).execute()
  for (const column of ['handled_by', 'handled_note']) {
    await db.schema.alterTable('report').addColumn(column, t.text).execute()
  }
}

const unitsAtOnce = 500
/** Three parameters each; an engine takes 32,766 of one statement. */
const gramsAtOnce = 5_000

interface Named {
  id: string
  name: string
  region_code: string
}

/** The units that are there already, page by page: a million of them must not be held at once. */
async function fillGrams(db: Kysely<unknown>): Promise<void> {
  for (let after = ''; ;) {
    const { rows } = await sql<Named>`
      select id, name, region_code from unit where id > ${after} order by id limit ${unitsAtOnce}
    `.execute(db)
    const grams = rows.flatMap(nameGrams)
    for (let from = 0; from < grams.length; from += gramsAtOnce) {
      const values = grams
        .slice(from, from + gramsAtOnce)
        .map((row) => sql`(${row.gram}, ${row.region_code}, ${row.unit_id})`)
      await sql`
        insert into unit_gram (gram, region_code, unit_id) values ${sql.join(values)}
      `.execute(db)
    }
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.id
  }
}
