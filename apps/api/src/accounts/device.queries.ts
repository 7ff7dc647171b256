import { timing } from '@wengang/contracts'
import { defineCommand } from '../platform/database/command.ts'
import type { Db, Trx } from '../platform/database/dialects.ts'
import type { Schema } from '../platform/database/schema.ts'
import type { FirmSession } from '../platform/http/firm-session.ts'

/** One account, as sessions belong to it: a person, a unit with one phone, the contact of an offer. */
export type Account = Partial<Schema['session']>

/** Which sessions are of the same account as this one. */
export function accountOf(
  row: Pick<Schema['session'], 'kind' | 'person_id' | 'unit_id' | 'mobile_index'>,
): Account {
  switch (row.kind) {
    case 'person':
      return { kind: 'person', person_id: row.person_id }
    case 'unit':
      return { kind: 'unit', unit_id: row.unit_id, mobile_index: row.mobile_index }
    case 'contact':
      return { kind: 'contact', mobile_index: row.mobile_index }
  }
}

/** The account of a running session. */
export function ownAccount({ scope, mobileIndex }: FirmSession): Account {
  return accountOf({
    kind: scope.kind,
    person_id: scope.kind === 'person' ? scope.personId : null,
    unit_id: scope.kind === 'unit' ? scope.unitId : null,
    mobile_index: mobileIndex,
  })
}

/** Sessions that still run, newest first: nobody ended them, and they were in use lately. */
export function selectRunning(db: Db | Trx, now: number) {
  return db
    .selectFrom('session')
    .selectAll()
    .where('ended_at', 'is', null)
    .where('seen_at', '>', now - timing.sessionIdleMs)
    .where('created_at', '>', now - timing.sessionMaximumMs)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
}

/** Ends a session of an account; false when this account has none of this id. Ending it again is no fault. */
export const endDeviceCommand = defineCommand(
  'endDevice',
  async (trx: Trx, input: { id: string; account: Account; now: number }): Promise<boolean> => {
    const known = await trx
      .selectFrom('session')
      .select('id')
      .where('id', '=', input.id)
      .where((eb) => eb.and(input.account))
      .executeTakeFirst()
    if (known === undefined) return false
    await trx
      .updateTable('session')
      .set({ ended_at: input.now })
      .where('id', '=', input.id)
      .where('ended_at', 'is', null)
      .execute()
    return true
  },
)
