import type { Kysely } from 'kysely'
import type { ColumnTypes } from '../../column-types.ts'
import { oneOf } from './one-of.ts'

/** Offers and what a firm does with them. */
export async function createOffers(db: Kysely<unknown>, t: ColumnTypes): Promise<void> {
  const table = (name: string) => db.schema.createTable(name)

  await table('offer')
    .addColumn('case_id', t.text, (c) => c.notNull().references('unit_case.id'))
    .addColumn('version', t.integer, (c) => c.notNull())
    .addColumn('batch_id', t.text, (c) => c.references('batch.id'))
    .addColumn('base_fen', t.money, (c) => c.notNull())
    .addColumn('ratio_bp', t.integer, (c) => c.notNull())
    .addColumn('amount_fen', t.money, (c) => c.notNull())
    .addColumn('layoff_bp', t.integer, (c) => c.notNull())
    .addColumn('headcount', t.integer, (c) => c.notNull())
    .addColumn('size', t.text, (c) =>
      c.notNull().check(oneOf('size', ['large', 'medium', 'small', 'micro'])),
    )
    .addColumn('account_type', t.text, (c) =>
      c.notNull().check(oneOf('account_type', ['corporate', 'premiumPayment'])),
    )
    .addColumn('bank_name', t.text)
    .addColumn('account_name', t.text)
    .addColumn('account_sealed', t.text)
    .addColumn('account_tail', t.text)
    .addColumn('account_index', t.text)
    .addColumn('created_at', t.instant, (c) => c.notNull())
    .addPrimaryKeyConstraint('offer_key', ['case_id', 'version'])
    .execute()
  await db.schema
    .createIndex('offer_by_batch')
    .on('offer')
    .columns(['batch_id', 'case_id'])
    .execute()

  await table('reading')
    .addColumn('id', t.text, (c) => c.primaryKey())
    .addColumn('case_id', t.text, (c) => c.notNull().references('unit_case.id'))
    .addColumn('offer_version', t.integer, (c) => c.notNull())
    .addColumn('notice_version', t.text, (c) => c.notNull())
    .addColumn('text_hash', t.text, (c) => c.notNull())
    .addColumn('opened_by', t.text, (c) => c.notNull())
    .addColumn('opened_at', t.instant, (c) => c.notNull())
    // A page left open for a month has been in sight for more than an integer holds.
    .addColumn('visible_ms', t.instant, (c) => c.notNull().defaultTo(0))
    .addColumn('running_since', t.instant)
    .addColumn('running_tab', t.text)
    .addColumn('finished_at', t.instant)
    .addColumn('witness', t.text, (c) => c.notNull().check(oneOf('witness', ['self', 'clerk'])))
    .addColumn('witness_means', t.text)
    .addColumn('spent_seq', t.integer)
    .execute()
  await db.schema
    .createIndex('reading_by_opener')
    .on('reading')
    .columns(['case_id', 'opened_by'])
    .execute()

  await table('draft')
    .addColumn('case_id', t.text, (c) => c.primaryKey().references('unit_case.id'))
    .addColumn('choice', t.text, (c) => c.notNull().check(oneOf('choice', ['ACCEPT', 'DECLINE'])))
    .addColumn('reason', t.text, (c) => c.notNull())
    .addColumn('reading_id', t.text)
    .addColumn('saved_at', t.instant, (c) => c.notNull())
    .execute()

  await table('decision')
    .addColumn('case_id', t.text, (c) => c.notNull().references('unit_case.id'))
    .addColumn('seq', t.integer, (c) => c.notNull())
    .addColumn('choice', t.text, (c) => c.notNull().check(oneOf('choice', ['ACCEPT', 'DECLINE'])))
    .addColumn('offer_version', t.integer, (c) => c.notNull())
    .addColumn('reading_id', t.text, (c) => c.notNull().unique().references('reading.id'))
    .addColumn('based_on_seq', t.integer, (c) => c.notNull())
    .addColumn('channel', t.text, (c) =>
      c.notNull().check(oneOf('channel', ['link', 'portal', 'window'])),
    )
    .addColumn('actor', t.text, (c) => c.notNull())
    .addColumn('mobile_sealed', t.text)
    .addColumn('device', t.text)
    .addColumn('reason', t.text, (c) => c.notNull())
    .addColumn('sheet_id', t.text, (c) => c.notNull().unique())
    .addColumn('decided_at', t.instant, (c) => c.notNull())
    .addPrimaryKeyConstraint('decision_key', ['case_id', 'seq'])
    .execute()

  await table('sheet')
    .addColumn('id', t.text, (c) => c.primaryKey())
    .addColumn('case_id', t.text, (c) => c.notNull().references('unit_case.id'))
    .addColumn('seq', t.integer, (c) => c.notNull())
    .addColumn('document', t.text, (c) => c.notNull())
    .addColumn('hash', t.text, (c) => c.notNull())
    .addColumn('pdf_blob', t.text)
    .addColumn('created_at', t.instant, (c) => c.notNull())
    .addUniqueConstraint('sheet_once', ['case_id', 'seq'])
    .execute()

  await table('material')
    .addColumn('id', t.text, (c) => c.primaryKey())
    .addColumn('case_id', t.text, (c) => c.notNull().references('unit_case.id'))
    .addColumn('name_sealed', t.text, (c) => c.notNull())
    .addColumn('type', t.text, (c) => c.notNull())
    .addColumn('bytes', t.integer, (c) => c.notNull())
    .addColumn('blob', t.text, (c) => c.notNull())
    .addColumn('decision_seq', t.integer)
    .addColumn('created_at', t.instant, (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('material_by_case')
    .on('material')
    .columns(['case_id', 'id'])
    .execute()
}
