import type { Kysely } from 'kysely'
import type { ColumnTypes } from '../../column-types.ts'
import { oneOf } from './one-of.ts'

/** Units, lists, rounds and cases. */
export async function createUnits(db: Kysely<unknown>, t: ColumnTypes): Promise<void> {
  const table = (name: string) => db.schema.createTable(name)

  await table('unit')
    .addColumn('id', t.text, (c) => c.primaryKey())
    .addColumn('uscc', t.text, (c) => c.notNull().unique())
    .addColumn('name', t.text, (c) => c.notNull())
    .addColumn('name_normal', t.text, (c) => c.notNull())
    .addColumn('unit_no', t.text)
    .addColumn('region_code', t.text, (c) => c.notNull())
    .addColumn('key_wrapped', t.text, (c) => c.notNull())
    .addColumn('created_at', t.instant, (c) => c.notNull())
    .execute()
  await table('batch')
    .addColumn('id', t.text, (c) => c.primaryKey())
    .addColumn('edition_id', t.text, (c) => c.notNull())
    .addColumn('region_code', t.text, (c) => c.notNull())
    .addColumn('file_name', t.text, (c) => c.notNull())
    .addColumn('sha256', t.text, (c) => c.notNull())
    .addColumn('state', t.text, (c) =>
      c.notNull().check(oneOf('state', ['staged', 'released', 'undone'])),
    )
    .addColumn('units', t.integer, (c) => c.notNull())
    .addColumn('total_fen', t.money, (c) => c.notNull())
    .addColumn('set_aside', t.integer, (c) => c.notNull())
    .addColumn('difference', t.text, (c) => c.notNull())
    .addColumn('created_by', t.text, (c) => c.notNull())
    .addColumn('created_at', t.instant, (c) => c.notNull())
    .addColumn('released_at', t.instant)
    .addColumn('links_sent_at', t.instant)
    .execute()
  await db.schema
    .createIndex('batch_by_content')
    .on('batch')
    .columns(['sha256', 'edition_id'])
    .execute()
  await table('ineligible')
    .addColumn('batch_id', t.text, (c) => c.notNull().references('batch.id'))
    .addColumn('unit_id', t.text, (c) => c.notNull().references('unit.id'))
    .addColumn('reason', t.text, (c) => c.notNull())
    .addColumn('contact_index', t.text)
    .addPrimaryKeyConstraint('ineligible_key', ['batch_id', 'unit_id'])
    .execute()
  await db.schema
    .createIndex('ineligible_by_contact')
    .on('ineligible')
    .column('contact_index')
    .execute()

  await table('round')
    .addColumn('id', t.text, (c) => c.primaryKey())
    .addColumn('edition_id', t.text, (c) => c.notNull())
    .addColumn('region_code', t.text, (c) => c.notNull())
    .addColumn('title', t.text, (c) => c.notNull())
    .addColumn('state', t.text, (c) =>
      c.notNull().check(oneOf('state', ['preparing', 'publicity', 'closed', 'void'])),
    )
    .addColumn('created_by', t.text, (c) => c.notNull())
    .addColumn('created_at', t.instant, (c) => c.notNull())
    .addColumn('cut_at', t.instant)
    .addColumn('starts_on', t.text)
    .addColumn('ends_on', t.text)
    .addColumn('closed_at', t.instant)
    .addColumn('allocated_at', t.instant)
    .addColumn('published', t.text)
    .addColumn('void_requested_by', t.text)
    .addColumn('void_note', t.text)
    .addColumn('voided_at', t.instant)
    .execute()

  await table('unit_case')
    .addColumn('id', t.text, (c) => c.primaryKey())
    .addColumn('case_no', t.text, (c) => c.notNull().unique())
    .addColumn('edition_id', t.text, (c) => c.notNull())
    .addColumn('unit_id', t.text, (c) => c.notNull().references('unit.id'))
    .addColumn('region_code', t.text, (c) => c.notNull())
    .addColumn('batch_id', t.text, (c) => c.notNull().references('batch.id'))
    .addColumn('round_id', t.text, (c) => c.references('round.id'))
    .addColumn('stage', t.text, (c) =>
      c
        .notNull()
        .check(
          oneOf('stage', [
            'open',
            'allocated',
            'paying',
            'paid',
            'returned',
            'withdrawn',
            'lapsed',
          ]),
        ),
    )
    .addColumn('objection_open', t.integer, (c) => c.notNull().defaultTo(0))
    .addColumn('decision', t.text, (c) => c.check(oneOf('decision', ['ACCEPT', 'DECLINE'])))
    .addColumn('decision_seq', t.integer, (c) => c.notNull().defaultTo(0))
    .addColumn('decision_version', t.integer, (c) => c.notNull().defaultTo(0))
    .addColumn('decided_at', t.instant)
    .addColumn('decision_channel', t.text)
    .addColumn('contact_sealed', t.text)
    .addColumn('contact_index', t.text)
    .addColumn('contact_name_sealed', t.text)
    .addColumn('stage_at', t.instant)
    .addColumn('stage_note', t.text)
    .addColumn('opened_at', t.instant)
    .addColumn('last_seq', t.integer, (c) => c.notNull().defaultTo(0))
    .addColumn('last_hash', t.text, (c) => c.notNull().defaultTo(''))
    .addColumn('created_at', t.instant, (c) => c.notNull())
    .addUniqueConstraint('unit_case_once', ['edition_id', 'unit_id'])
    .execute()
  await db.schema
    .createIndex('unit_case_by_contact')
    .on('unit_case')
    .column('contact_index')
    .execute()
  await db.schema
    .createIndex('unit_case_by_round')
    .on('unit_case')
    .columns(['round_id', 'id'])
    .execute()
  await db.schema
    .createIndex('unit_case_by_batch')
    .on('unit_case')
    .columns(['batch_id', 'id'])
    .execute()
  await db.schema
    .createIndex('unit_case_by_region')
    .on('unit_case')
    .columns(['edition_id', 'region_code', 'id'])
    .execute()
}
