import { defineCommand } from '../database/command.ts'
import type { Trx } from '../database/dialects.ts'
import { prepareQuery } from '../database/prepared.ts'
import type { Schema } from '../database/schema.ts'

export const touchEveryMs = 60_000

/** Keeps a new session; only the hash of its token is stored. */
export const insertSession = defineCommand(
  'insertSession',
  async (trx: Trx, row: Omit<Schema['session'], 'ended_at'>) => {
    await trx
      .insertInto('session')
      .values({ ...row, ended_at: null })
      .execute()
  },
)

/** Notes that a session is in use, at most once a minute. */
export const touchSession = defineCommand(
  'touchSession',
  async (trx: Trx, input: { id: string; now: number }) => {
    await trx
      .updateTable('session')
      .set({ seen_at: input.now })
      .where('id', '=', input.id)
      .where('seen_at', '<', input.now - touchEveryMs)
      .execute()
  },
)

/** Ends a session. */
export const endSessionRow = defineCommand(
  'endSessionRow',
  async (trx: Trx, input: { id: string; now: number }) => {
    await trx
      .updateTable('session')
      .set({ ended_at: input.now })
      .where('id', '=', input.id)
      .where('ended_at', 'is', null)
      .execute()
  },
)

/** A session that nobody ended, with what its unit allows its person now. */
export const runningSession = prepareQuery((db, { hash }: { hash: string }) =>
  db
    .selectFrom('session')
    .leftJoin('unit_account', 'unit_account.unit_id', 'session.unit_id')
    .leftJoin('unit_member', 'unit_member.id', 'session.member_id')
    .selectAll('session')
    .select([
      'unit_account.mobile_index as certified_index',
      'unit_account.internal_management',
      'unit_member.role as member_role',
      'unit_member.state as member_state',
      'unit_member.businesses',
    ])
    .where('session.token_hash', '=', hash)
    .where('session.ended_at', 'is', null),
)
