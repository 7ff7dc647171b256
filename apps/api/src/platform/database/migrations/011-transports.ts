import { type Kysely, sql } from 'kysely'
import type { ColumnTypes } from '../column-types.ts'
import { oneOf } from './001/one-of.ts'

/** Several ways out for messages: where they are switched to, what went wrong, what is an alarm. */
export async function up(db: Kysely<unknown>, t: ColumnTypes): Promise<void> {
  const table = (name: string) => db.schema.createTable(name)

  await db.schema.alterTable('message').addColumn('receipts', t.integer).execute()
  await db.schema.alterTable('message').addColumn('asked_at', t.instant).execute()
  await db.schema.alterTable('sms_receipt').addColumn('message_id', t.text).execute()
  // Time first: led by the provider it would be taken for what is looked up by phone.
  await db.schema
    .createIndex('message_by_attempt')
    .on('message')
    .columns(['attempt_at', 'provider'])
    .where(sql.ref('attempt_at'), 'is not', null)
    .execute()

  // A lane is claimed in its own order, however many wait in another.
  await db.schema
    .alterTable('job')
    .addColumn('lane', t.text, (c) =>
      c
        .notNull()
        .defaultTo('rest')
        .check(oneOf('lane', ['codes', 'messages', 'rest'])),
    )
    .execute()
  await sql`update job set lane = 'messages' where kind = 'sendMessage'`.execute(db)
  await sql`create index job_by_lane on job (lane, due_at) where done_at is null`.execute(db)
  await sql`drop index job_waiting`.execute(db)

  await table('sms_transport')
    .addColumn('name', t.text, (c) => c.primaryKey())
    .addColumn('replaced_by', t.text)
    .addColumn('switched_by', t.text, (c) => c.notNull())
    .addColumn('switched_at', t.instant, (c) => c.notNull())
    .addColumn('note', t.text, (c) => c.notNull())
    .execute()

  await table('sms_fault')
    .addColumn('id', t.text, (c) => c.primaryKey())
    .addColumn('transport', t.text, (c) => c.notNull())
    .addColumn('message_id', t.text, (c) => c.notNull())
    .addColumn('kind', t.text, (c) =>
      c.notNull().check(oneOf('kind', ['rejected', 'notTaken', 'unknown'])),
    )
    .addColumn('fault', t.text, (c) => c.notNull())
    .addColumn('at', t.instant, (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('sms_fault_by_transport')
    .on('sms_fault')
    .columns(['transport', 'at'])
    .execute()
  await db.schema.createIndex('sms_fault_by_time').on('sms_fault').column('at').execute()

  await table('alarm')
    .addColumn('id', t.text, (c) => c.primaryKey())
    .addColumn('kind', t.text, (c) => c.notNull())
    .addColumn('subject', t.text, (c) => c.notNull())
    .addColumn('facts', t.text, (c) => c.notNull())
    .addColumn('raised_at', t.instant, (c) => c.notNull())
    .addColumn('seen_at', t.instant, (c) => c.notNull())
    .addColumn('ended_at', t.instant)
    .execute()
  // Several processes see the same trouble; it is one alarm.
  await db.schema
    .createIndex('alarm_open')
    .on('alarm')
    .columns(['kind', 'subject'])
    .unique()
    .where(sql.ref('ended_at'), 'is', null)
    .execute()
}
