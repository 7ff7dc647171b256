import type { Kysely } from 'kysely'
import type { ColumnTypes } from '../column-types.ts'
import { oneOf } from './001/one-of.ts'

/** Personal accounts, maintenance of credit codes, units' online services with their people. */
export async function up(db: Kysely<unknown>, t: ColumnTypes): Promise<void> {
  const table = (name: string) => db.schema.createTable(name)

  for (const column of ['person_id', 'unit_id', 'member_id', 'browser_hash']) {
    await db.schema.alterTable('session').addColumn(column, t.text).execute()
  }
  await db.schema
    .alterTable('session')
    .addColumn('kind', t.text, (c) => c.notNull().defaultTo('contact'))
    .execute()
  for (const column of ['person_id', 'unit_id']) {
    await db.schema.createIndex(`session_by_${column}`).on('session').column(column).execute()
  }

  await table('person')
    .addColumn('id', t.text, (c) => c.primaryKey())
    .addColumn('id_number_index', t.text, (c) => c.notNull().unique())
    .addColumn('id_number_sealed', t.text, (c) => c.notNull())
    .addColumn('name_sealed', t.text, (c) => c.notNull())
    .addColumn('mobile_sealed', t.text, (c) => c.notNull())
    .addColumn('mobile_index', t.text, (c) => c.notNull())
    .addColumn('identity', t.text, (c) =>
      c.notNull().check(oneOf('identity', ['register', 'formOnly'])),
    )
    .addColumn('created_at', t.instant, (c) => c.notNull())
    .execute()

  await table('maintenance')
    .addColumn('id', t.text, (c) => c.primaryKey())
    .addColumn('unit_id', t.text, (c) => c.notNull().references('unit.id'))
    .addColumn('uscc', t.text, (c) => c.notNull())
    .addColumn('unit_name', t.text, (c) => c.notNull())
    .addColumn('region_code', t.text, (c) => c.notNull())
    .addColumn('channel', t.text, (c) =>
      c.notNull().check(oneOf('channel', ['hall', 'personalPortal'])),
    )
    .addColumn('state', t.text, (c) =>
      c.notNull().check(oneOf('state', ['pending', 'certified', 'rejected', 'withdrawn'])),
    )
    .addColumn('person_id', t.text, (c) => c.references('person.id'))
    .addColumn('agent_index', t.text, (c) => c.notNull())
    .addColumn('agent_sealed', t.text, (c) => c.notNull())
    .addColumn('mobile_sealed', t.text, (c) => c.notNull())
    .addColumn('mobile_index', t.text, (c) => c.notNull())
    .addColumn('requested_at', t.instant, (c) => c.notNull())
    .addColumn('counted_on', t.text, (c) => c.notNull())
    .addColumn('decided_at', t.instant)
    .addColumn('decided_by', t.text)
    .addColumn('reason', t.text)
    .execute()
  await db.schema.createIndex('maintenance_by_uscc').on('maintenance').column('uscc').execute()
  await db.schema
    .createIndex('maintenance_by_agent')
    .on('maintenance')
    .column('agent_index')
    .execute()
  await db.schema
    .createIndex('maintenance_by_state')
    .on('maintenance')
    .columns(['state', 'region_code', 'requested_at'])
    .execute()

  await table('unit_account')
    .addColumn('unit_id', t.text, (c) => c.primaryKey().references('unit.id'))
    .addColumn('maintenance_id', t.text, (c) => c.notNull().references('maintenance.id'))
    .addColumn('opened_at', t.instant, (c) => c.notNull())
    .addColumn('opened_by', t.text, (c) => c.notNull())
    .addColumn('agreement_version', t.text, (c) => c.notNull())
    .addColumn('mobile_sealed', t.text, (c) => c.notNull())
    .addColumn('mobile_index', t.text, (c) => c.notNull())
    .addColumn('agent_sealed', t.text, (c) => c.notNull())
    .addColumn('internal_management', t.integer, (c) => c.notNull().defaultTo(0))
    .execute()

  await table('unit_member')
    .addColumn('id', t.text, (c) => c.primaryKey())
    .addColumn('unit_id', t.text, (c) => c.notNull().references('unit.id'))
    .addColumn('role', t.text, (c) =>
      c.notNull().check(oneOf('role', ['administrator', 'operator'])),
    )
    .addColumn('state', t.text, (c) =>
      c.notNull().check(oneOf('state', ['invited', 'active', 'withdrawn'])),
    )
    .addColumn('name_sealed', t.text, (c) => c.notNull())
    .addColumn('mobile_sealed', t.text, (c) => c.notNull())
    .addColumn('mobile_index', t.text, (c) => c.notNull())
    .addColumn('businesses', t.text)
    .addColumn('internal_unit', t.text)
    .addColumn('created_at', t.instant, (c) => c.notNull())
    .addColumn('expires_at', t.instant)
    .addColumn('activated_at', t.instant)
    .addColumn('withdrawn_at', t.instant)
    .execute()
  // Two phones may race to become the administrator: the database lets one through.
  await db.schema
    .createIndex('unit_member_one_administrator')
    .on('unit_member')
    .column('unit_id')
    .unique()
    .where('role' as never, '=', 'administrator')
    .where('state' as never, '=', 'active')
    .execute()
  await db.schema
    .createIndex('unit_member_by_mobile')
    .on('unit_member')
    .columns(['mobile_index', 'unit_id'])
    .execute()

  await table('lockout')
    .addColumn('subject', t.text, (c) => c.primaryKey())
    .addColumn('wrong', t.integer, (c) => c.notNull())
    .addColumn('rung', t.integer, (c) => c.notNull())
    .addColumn('locked_until', t.instant)
    .addColumn('at', t.instant, (c) => c.notNull())
    .execute()
}
