import { type Kysely, sql } from 'kysely'
import type { ColumnTypes } from '../column-types.ts'
import { oneOf } from './001/one-of.ts'

const finalStates = ['delivered', 'undelivered', 'expired', 'rejected']

/** What becomes of a message after it was handed to a provider: attempts, parts, receipts. */
export async function up(db: Kysely<unknown>, t: ColumnTypes): Promise<void> {
  const table = (name: string) => db.schema.createTable(name)
  const message = () => db.schema.alterTable('message')

  // SQLite cannot change the CHECK of a column, so a wider one takes its place.
  await message()
    .addColumn('wider_state', t.text, (c) =>
      c
        .notNull()
        .defaultTo('queued')
        .check(
          oneOf('wider_state', [
            'queued',
            'submitting',
            'sent',
            'failed',
            'unknown',
            ...finalStates,
          ]),
        ),
    )
    .execute()
  await sql`update message set wider_state = state`.execute(db)
  await message().dropColumn('state').execute()
  await message().renameColumn('wider_state', 'state').execute()

  for (const column of ['attempt_id', 'provider', 'fault']) {
    await message().addColumn(column, t.text).execute()
  }
  for (const column of ['attempt_at', 'settled_at']) {
    await message().addColumn(column, t.instant).execute()
  }
  // Only what waits for a word is looked for by its state.
  await db.schema
    .createIndex('message_by_waiting')
    .on('message')
    .columns(['state', 'attempt_at'])
    .where(sql.ref('state'), 'in', sql`('submitting', 'sent', 'unknown')`)
    .execute()

  await table('message_part')
    .addColumn('message_id', t.text, (c) => c.notNull().references('message.id'))
    .addColumn('part', t.integer, (c) => c.notNull())
    .addColumn('provider', t.text, (c) => c.notNull())
    .addColumn('provider_id', t.text, (c) => c.notNull())
    .addColumn('state', t.text, (c) =>
      c.notNull().check(oneOf('state', ['accepted', ...finalStates])),
    )
    .addColumn('fault', t.text)
    .addColumn('accepted_at', t.instant, (c) => c.notNull())
    .addColumn('settled_at', t.instant)
    .addPrimaryKeyConstraint('message_part_key', ['message_id', 'part'])
    .execute()
  // Not unique: a gateway may begin its numbers anew.
  await db.schema
    .createIndex('message_part_by_provider_id')
    .on('message_part')
    .columns(['provider', 'provider_id', 'accepted_at'])
    .execute()

  await table('sms_receipt')
    .addColumn('provider', t.text, (c) => c.notNull())
    .addColumn('provider_id', t.text, (c) => c.notNull())
    .addColumn('mobile_index', t.text, (c) => c.notNull())
    .addColumn('state', t.text, (c) => c.notNull().check(oneOf('state', finalStates)))
    .addColumn('fault', t.text)
    .addColumn('received_at', t.instant, (c) => c.notNull())
    .addPrimaryKeyConstraint('sms_receipt_key', ['provider', 'provider_id'])
    .execute()
  await db.schema
    .createIndex('sms_receipt_by_mobile')
    .on('sms_receipt')
    .columns(['mobile_index', 'received_at'])
    .execute()
}
