import type { Kysely } from 'kysely'
import type { ColumnTypes } from '../column-types.ts'

/**
 * How far the fixing of a campaign's recipients has come, which goes on beside whoever asked for it, and a way
 * to walk over all recipients of a campaign, a page at a time.
 */
export async function up(db: Kysely<unknown>, t: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('campaign_fixing')
    .addColumn('campaign_id', t.text, (c) => c.primaryKey().references('campaign.id'))
    .addColumn('by_actor', t.text, (c) => c.notNull())
    .addColumn('done', t.integer, (c) => c.notNull())
    // Null until all of them are found.
    .addColumn('total', t.integer)
    .addColumn('touched_at', t.instant, (c) => c.notNull())
    .addColumn('refusal', t.text)
    .execute()
  await db.schema
    .createIndex('campaign_recipient_in_order')
    .on('campaign_recipient')
    .columns(['campaign_id', 'id'])
    .execute()
}
