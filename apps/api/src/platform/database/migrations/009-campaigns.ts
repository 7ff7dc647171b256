import { type Kysely, sql } from 'kysely'
import type { ColumnTypes } from '../column-types.ts'
import { oneOf } from './001/one-of.ts'
import { firstTemplates } from './009/first-templates.ts'

/** Templates, campaigns, whom they go to, and who wants none. */
export async function up(db: Kysely<unknown>, t: ColumnTypes): Promise<void> {
  await createTemplates(db, t)
  await createCampaigns(db, t)
  await createRecipients(db, t)
}

async function createTemplates(db: Kysely<unknown>, t: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('sms_template')
    .addColumn('id', t.text, (c) => c.primaryKey())
    .addColumn('name', t.text, (c) => c.notNull())
    .addColumn('region_code', t.text, (c) => c.notNull())
    .addColumn('kind', t.text, (c) => c.notNull().check(oneOf('kind', ['offer', 'reminder'])))
    .addColumn('link_mode', t.text, (c) =>
      c.notNull().check(oneOf('link_mode', ['path', 'constant', 'freeText'])),
    )
    .addColumn('text', t.text, (c) => c.notNull())
    .addColumn('transport', t.text)
    .addColumn('provider_template', t.text)
    .addColumn('review', t.text, (c) =>
      c.notNull().check(oneOf('review', ['draft', 'submitted', 'approved', 'rejected'])),
    )
    .addColumn('review_note', t.text)
    .addColumn('created_by', t.text, (c) => c.notNull())
    .addColumn('created_at', t.instant, (c) => c.notNull())
    .addColumn('retired_at', t.instant)
    .execute()
  await (db as Kysely<{ sms_template: (typeof firstTemplates)[number] }>)
    .insertInto('sms_template')
    .values([...firstTemplates])
    .execute()
}

async function createCampaigns(db: Kysely<unknown>, t: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('campaign')
    .addColumn('id', t.text, (c) => c.primaryKey())
    .addColumn('edition_id', t.text, (c) => c.notNull())
    .addColumn('region_code', t.text, (c) => c.notNull())
    .addColumn('title', t.text, (c) => c.notNull())
    .addColumn('template_id', t.text, (c) => c.notNull().references('sms_template.id'))
    .addColumn('reminder_template_id', t.text, (c) => c.references('sms_template.id'))
    .addColumn('audience', t.text, (c) => c.notNull())
    .addColumn('state', t.text, (c) =>
      c
        .notNull()
        .check(
          oneOf('state', [
            'draft',
            'waiting',
            'released',
            'running',
            'paused',
            'halted',
            'stopped',
            'finished',
          ]),
        ),
    )
    .addColumn('starts_at', t.instant)
    .addColumn('window', t.text, (c) => c.notNull())
    .addColumn('per_minute', t.integer, (c) => c.notNull())
    .addColumn('reminders', t.integer, (c) => c.notNull().defaultTo(0))
    .addColumn('totals', t.text)
    .addColumn('frozen_at', t.instant)
    .addColumn('freezing', t.text)
    .addColumn('tested_at', t.instant)
    .addColumn('halt_reason', t.text)
    .addColumn('prepared_by', t.text, (c) => c.notNull())
    .addColumn('created_at', t.instant, (c) => c.notNull())
    .addColumn('released_at', t.instant)
    .addColumn('released_by', t.text)
    .addColumn('finished_at', t.instant)
    .execute()
  await db.schema
    .createIndex('campaign_by_region')
    .on('campaign')
    .columns(['region_code', 'id'])
    .execute()
  // Only what is under way is looked for by its state.
  await db.schema
    .createIndex('campaign_under_way')
    .on('campaign')
    .columns(['state', 'id'])
    .where(sql.ref('state'), 'in', sql`('released', 'running', 'paused', 'halted')`)
    .execute()
}

async function createRecipients(db: Kysely<unknown>, t: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('campaign_recipient')
    .addColumn('id', t.text, (c) => c.primaryKey())
    .addColumn('campaign_id', t.text, (c) => c.notNull().references('campaign.id'))
    .addColumn('mobile_index', t.text)
    .addColumn('mobile_sealed', t.text)
    .addColumn('firms', t.integer, (c) => c.notNull())
    .addColumn('changed', t.integer, (c) => c.notNull().defaultTo(0))
    .addColumn('state', t.text, (c) =>
      c.notNull().check(oneOf('state', ['ready', 'excluded', 'queued', 'skipped'])),
    )
    .addColumn('exclusion', t.text)
    .addColumn('differs', t.integer, (c) => c.notNull().defaultTo(0))
    .addColumn('wave', t.integer, (c) => c.notNull().defaultTo(0))
    .addColumn('message_id', t.text, (c) => c.references('message.id'))
    .addColumn('due_at', t.instant)
    .addColumn('queued_at', t.instant)
    .addColumn('note', t.text)
    .addUniqueConstraint('campaign_recipient_once', ['campaign_id', 'mobile_index', 'wave'])
    .execute()
  for (const [name, columns] of [
    ['campaign_recipient_by_state', ['campaign_id', 'state', 'id']],
    ['campaign_recipient_by_message', ['message_id']],
    ['campaign_recipient_by_mobile', ['mobile_index']],
  ] as const) {
    await db.schema
      .createIndex(name)
      .on('campaign_recipient')
      .columns([...columns])
      .execute()
  }
  await db.schema
    .createTable('campaign_case')
    .addColumn('recipient_id', t.text, (c) => c.notNull().references('campaign_recipient.id'))
    .addColumn('case_id', t.text, (c) => c.notNull().references('unit_case.id'))
    .addColumn('offer_version', t.integer, (c) => c.notNull())
    .addColumn('campaign_id', t.text, (c) => c.notNull().references('campaign.id'))
    .addPrimaryKeyConstraint('campaign_case_key', ['recipient_id', 'case_id'])
    .execute()
  await db.schema
    .createIndex('campaign_case_by_case')
    .on('campaign_case')
    .columns(['case_id', 'campaign_id'])
    .execute()
  await db.schema
    .createTable('opt_out')
    .addColumn('mobile_index', t.text, (c) => c.primaryKey())
    .addColumn('mobile_sealed', t.text, (c) => c.notNull())
    .addColumn('at', t.instant, (c) => c.notNull())
    .addColumn('by', t.text, (c) => c.notNull())
    .execute()
}
