import type { Kysely } from 'kysely'
import type { ColumnTypes } from '../../column-types.ts'
import { oneOf } from './one-of.ts'

/** What follows a cut-off: objections and payments. */
export async function createPublicity(db: Kysely<unknown>, t: ColumnTypes): Promise<void> {
  const table = (name: string) => db.schema.createTable(name)

  await table('objection')
    .addColumn('id', t.text, (c) => c.primaryKey())
    .addColumn('round_id', t.text, (c) => c.notNull().references('round.id'))
    .addColumn('case_id', t.text, (c) => c.references('unit_case.id'))
    .addColumn('unit_name', t.text, (c) => c.notNull())
    .addColumn('kind', t.text, (c) => c.notNull().check(oneOf('kind', ['listed', 'notListed'])))
    .addColumn('channel', t.text, (c) => c.notNull())
    .addColumn('text', t.text, (c) => c.notNull())
    .addColumn('state', t.text, (c) =>
      c.notNull().check(oneOf('state', ['open', 'dismissed', 'upheld'])),
    )
    .addColumn('finding', t.text)
    .addColumn('recorded_by', t.text, (c) => c.notNull())
    .addColumn('recorded_at', t.instant, (c) => c.notNull())
    .addColumn('decided_by', t.text)
    .addColumn('decided_at', t.instant)
    .execute()
  await db.schema
    .createIndex('objection_by_round')
    .on('objection')
    .columns(['round_id', 'id'])
    .execute()
  await db.schema.createIndex('objection_by_case').on('objection').column('case_id').execute()

  await table('payment')
    .addColumn('id', t.text, (c) => c.primaryKey())
    .addColumn('case_id', t.text, (c) => c.notNull().references('unit_case.id'))
    .addColumn('attempt', t.integer, (c) => c.notNull())
    .addColumn('round_id', t.text, (c) => c.notNull().references('round.id'))
    .addColumn('offer_version', t.integer, (c) => c.notNull())
    .addColumn('amount_fen', t.money, (c) => c.notNull())
    .addColumn('bank_name', t.text, (c) => c.notNull())
    .addColumn('account_name', t.text, (c) => c.notNull())
    .addColumn('account_sealed', t.text, (c) => c.notNull())
    .addColumn('account_tail', t.text, (c) => c.notNull())
    .addColumn('state', t.text, (c) =>
      c.notNull().check(oneOf('state', ['ordered', 'paid', 'returned'])),
    )
    .addColumn('order_key', t.text, (c) => c.notNull())
    .addColumn('ordered_by', t.text, (c) => c.notNull())
    .addColumn('ordered_at', t.instant, (c) => c.notNull())
    .addColumn('result_at', t.instant)
    .addColumn('result_by', t.text)
    .addColumn('result_note', t.text)
    .addUniqueConstraint('payment_once', ['case_id', 'attempt'])
    .execute()
  await db.schema
    .createIndex('payment_by_round')
    .on('payment')
    .columns(['round_id', 'id'])
    .execute()
}
