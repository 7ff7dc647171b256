import { type Kysely, sql } from 'kysely'
import type { ColumnTypes } from '../column-types.ts'
import { oneOf } from './001/one-of.ts'

/** Campaigns under way, how far their firms have come, and who has to be told otherwise. */
export async function up(db: Kysely<unknown>, t: ColumnTypes): Promise<void> {
  await createSending(db, t)
  await createFirms(db, t)
  await createFollowUps(db, t)
}

async function createSending(db: Kysely<unknown>, t: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('campaign_run')
    .addColumn('campaign_id', t.text, (c) => c.primaryKey().references('campaign.id'))
    .addColumn('listed_to', t.text, (c) => c.notNull())
    .addColumn('listed_at', t.instant)
    .addColumn('paced_at', t.instant, (c) => c.notNull())
    .addColumn('counted_from', t.instant, (c) => c.notNull())
    .addColumn('look_message', t.text, (c) => c.notNull())
    .addColumn('look_case', t.text, (c) => c.notNull())
    .addColumn('looked_at', t.instant, (c) => c.notNull())
    .execute()
  // Who is due next: those that wait first, then reminders in the order of their days.
  await db.schema
    .createIndex('campaign_recipient_due')
    .on('campaign_recipient')
    .columns(['campaign_id', 'due_at', 'id'])
    .where(sql.ref('state'), '=', sql`'ready'`)
    .execute()
  await db.schema
    .createTable('campaign_message')
    .addColumn('message_id', t.text, (c) => c.primaryKey().references('message.id'))
    .addColumn('campaign_id', t.text, (c) => c.notNull().references('campaign.id'))
    .addColumn('recipient_id', t.text, (c) => c.notNull().references('campaign_recipient.id'))
    .addColumn('wave', t.integer, (c) => c.notNull())
    .addColumn('attempt', t.integer, (c) => c.notNull())
    .addColumn('state', t.text, (c) => c.notNull())
    .addColumn('queued_at', t.instant, (c) => c.notNull())
    .addColumn('ended_at', t.instant)
    .addColumn('fault', t.text)
    .addUniqueConstraint('campaign_message_once', ['recipient_id', 'attempt'])
    .execute()
  await db.schema
    .createIndex('campaign_message_by_state')
    .on('campaign_message')
    .columns(['campaign_id', 'state', 'message_id'])
    .execute()
  await db.schema
    .createIndex('campaign_message_by_end')
    .on('campaign_message')
    .columns(['campaign_id', 'ended_at'])
    .where(sql.ref('ended_at'), 'is not', null)
    .execute()
}

async function createFirms(db: Kysely<unknown>, t: ColumnTypes): Promise<void> {
  const reaches = [
    'waiting',
    'skipped',
    'queued',
    'sent',
    'delivered',
    'unknown',
    'undelivered',
    'refused',
  ]
  await db.schema
    .createTable('campaign_firm')
    .addColumn('campaign_id', t.text, (c) => c.notNull().references('campaign.id'))
    .addColumn('case_id', t.text, (c) => c.notNull().references('unit_case.id'))
    .addColumn('recipient_id', t.text, (c) => c.notNull().references('campaign_recipient.id'))
    .addColumn('region_code', t.text, (c) => c.notNull())
    .addColumn('reach', t.text, (c) => c.notNull().check(oneOf('reach', reaches)))
    .addColumn('sent_at', t.instant)
    .addColumn('delivered_at', t.instant)
    .addColumn('opened_at', t.instant)
    .addColumn('read_at', t.instant)
    .addColumn('answer', t.text, (c) => c.check(oneOf('answer', ['ACCEPT', 'DECLINE'])))
    .addColumn('answered_at', t.instant)
    .addPrimaryKeyConstraint('campaign_firm_key', ['campaign_id', 'case_id'])
    .execute()
  await db.schema
    .createIndex('campaign_firm_by_recipient')
    .on('campaign_firm')
    .column('recipient_id')
    .execute()
  // The few that somebody looks for among the many.
  await db.schema
    .createIndex('campaign_firm_by_reach')
    .on('campaign_firm')
    .columns(['campaign_id', 'reach', 'case_id'])
    .execute()
}

async function createFollowUps(db: Kysely<unknown>, t: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('follow_up')
    .addColumn('id', t.text, (c) => c.primaryKey())
    .addColumn('case_id', t.text, (c) => c.notNull().references('unit_case.id'))
    .addColumn('campaign_id', t.text, (c) => c.references('campaign.id'))
    .addColumn('region_code', t.text, (c) => c.notNull())
    .addColumn('reason', t.text, (c) => c.notNull())
    .addColumn('state', t.text, (c) => c.notNull().check(oneOf('state', ['open', 'done'])))
    .addColumn('added_at', t.instant, (c) => c.notNull())
    .addColumn('next_on', t.text)
    .addColumn('notes', t.integer, (c) => c.notNull().defaultTo(0))
    .addColumn('noted_at', t.instant)
    .addColumn('done_at', t.instant)
    .addColumn('done_by', t.text)
    .execute()
  // One firm is on the list once, however many campaigns do not reach it.
  await db.schema
    .createIndex('follow_up_open')
    .on('follow_up')
    .column('case_id')
    .unique()
    .where(sql.ref('state'), '=', sql`'open'`)
    .execute()
  await db.schema.createIndex('follow_up_by_case').on('follow_up').column('case_id').execute()
  await db.schema
    .createIndex('follow_up_by_state')
    .on('follow_up')
    .columns(['state', 'region_code', 'id'])
    .execute()
  await db.schema
    .createTable('follow_up_note')
    .addColumn('id', t.text, (c) => c.primaryKey())
    .addColumn('follow_up_id', t.text, (c) => c.notNull().references('follow_up.id'))
    .addColumn('by', t.text, (c) => c.notNull())
    .addColumn('at', t.instant, (c) => c.notNull())
    .addColumn('means', t.text, (c) => c.notNull())
    .addColumn('said_sealed', t.text, (c) => c.notNull())
    .addColumn('next_on', t.text)
    .addColumn('done', t.integer, (c) => c.notNull().defaultTo(0))
    .execute()
  await db.schema
    .createIndex('follow_up_note_of')
    .on('follow_up_note')
    .columns(['follow_up_id', 'id'])
    .execute()
}
