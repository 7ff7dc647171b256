import type { Kysely } from 'kysely'
import type { ColumnTypes } from '../column-types.ts'

/** Second factors of the staff, and why a session ended. */
export async function up(db: Kysely<unknown>, t: ColumnTypes): Promise<void> {
  await db.schema.alterTable('staff_session').addColumn('ended_why', t.text).execute()
  await db.schema
    .createIndex('staff_session_by_person')
    .on('staff_session')
    .columns(['staff_id', 'ended_at'])
    .execute()
  await db.schema
    .createTable('staff_totp')
    .addColumn('staff_id', t.text, (c) => c.primaryKey().references('staff.id'))
    .addColumn('secret_sealed', t.text)
    .addColumn('last_step', t.instant)
    .addColumn('confirmed_at', t.instant)
    .addColumn('pending_sealed', t.text)
    .execute()
  await db.schema
    .createTable('staff_recovery_code')
    .addColumn('staff_id', t.text, (c) => c.notNull().references('staff.id'))
    .addColumn('code_hash', t.text, (c) => c.notNull())
    .addColumn('made_at', t.instant, (c) => c.notNull())
    .addColumn('used_at', t.instant)
    .addPrimaryKeyConstraint('staff_recovery_code_key', ['staff_id', 'code_hash'])
    .execute()
  await db.schema
    .createTable('staff_passkey')
    .addColumn('id', t.text, (c) => c.primaryKey())
    .addColumn('credential_id', t.text, (c) => c.notNull().unique())
    .addColumn('staff_id', t.text, (c) => c.notNull().references('staff.id'))
    .addColumn('name', t.text, (c) => c.notNull())
    .addColumn('public_key', t.text, (c) => c.notNull())
    .addColumn('counter', t.instant, (c) => c.notNull())
    .addColumn('transports', t.text, (c) => c.notNull())
    .addColumn('added_at', t.instant, (c) => c.notNull())
    .addColumn('used_at', t.instant)
    .execute()
  await db.schema
    .createIndex('staff_passkey_by_person')
    .on('staff_passkey')
    .column('staff_id')
    .execute()
  await db.schema
    .createTable('staff_passkey_challenge')
    .addColumn('token_hash', t.text, (c) => c.notNull().references('staff_session.token_hash'))
    .addColumn('purpose', t.text, (c) => c.notNull())
    .addColumn('challenge', t.text, (c) => c.notNull())
    .addColumn('expires_at', t.instant, (c) => c.notNull())
    .addPrimaryKeyConstraint('staff_passkey_challenge_key', ['token_hash', 'purpose'])
    .execute()
}
