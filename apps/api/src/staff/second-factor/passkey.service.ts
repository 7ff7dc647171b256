import { defineCommand } from '../../platform/database/command.ts'
import type { Trx } from '../../platform/database/dialects.ts'
import type { Schema } from '../../platform/database/schema.ts'
import { refuse } from '../../platform/app-error.ts'
import { appendToStream, staffStream } from '../../platform/entries.ts'

/** Keeps what a passkey has to sign next in this session; an earlier one is forgotten. */
export const keepPasskeyChallenge = defineCommand(
  'keepPasskeyChallenge',
  async (trx: Trx, row: Schema['staff_passkey_challenge']) => {
    await trx
      .insertInto('staff_passkey_challenge')
      .values(row)
      .onConflict((conflict) =>
        conflict
          .columns(['token_hash', 'purpose'])
          .doUpdateSet({ challenge: row.challenge, expires_at: row.expires_at }),
      )
      .execute()
  },
)

interface Spent {
  tokenHash: string
  purpose: Schema['staff_passkey_challenge']['purpose']
  challenge: string
  at: number
}

/** A challenge is signed once. */
async function spendChallenge(trx: Trx, spent: Spent): Promise<boolean> {
  const gone = await trx
    .deleteFrom('staff_passkey_challenge')
    .where('token_hash', '=', spent.tokenHash)
    .where('purpose', '=', spent.purpose)
    .where('challenge', '=', spent.challenge)
    .where('expires_at', '>', spent.at)
    .executeTakeFirst()
  return gone.numDeletedRows === 1n
}

/** Uses a passkey: its challenge is spent and its counter moves forward. False when it was used before. */
export async function takePasskey(
  trx: Trx,
  use: Omit<Spent, 'purpose'> & { staffId: string; passkeyId: string; counter: number },
): Promise<boolean> {
  if (!(await spendChallenge(trx, { ...use, purpose: 'use' }))) return false
  const used = await trx
    .updateTable('staff_passkey')
    .set({ counter: use.counter, used_at: use.at })
    .where('id', '=', use.passkeyId)
    .where('staff_id', '=', use.staffId)
    // Passkeys that are kept in a cloud count nothing and stay at 0.
    .where('counter', use.counter === 0 ? '=' : '<', use.counter)
    .executeTakeFirst()
  return used.numUpdatedRows === 1n
}

/** Adds a passkey. Throws SECOND_FACTOR_WRONG when its challenge was spent, or when it is somebody’s already. */
export const addPasskeyCommand = defineCommand(
  'addPasskey',
  async (
    trx: Trx,
    input: { row: Schema['staff_passkey']; tokenHash: string; challenge: string; at: number },
  ) => {
    const { row, tokenHash, challenge, at } = input
    const isOurs = await spendChallenge(trx, { tokenHash, purpose: 'add', challenge, at })
    if (!isOurs) return refuse('SECOND_FACTOR_WRONG', { why: 'passkeyExpired' })
    const added = await trx
      .insertInto('staff_passkey')
      .values(row)
      .onConflict((conflict) => conflict.column('credential_id').doNothing())
      .executeTakeFirst()
    if (added.numInsertedOrUpdatedRows === 0n) {
      return refuse('SECOND_FACTOR_WRONG', { why: 'passkey' })
    }
    await appendToStream(trx, staffStream(row.staff_id), {
      kind: 'passkeyAdded',
      at,
      by: `staff:${row.staff_id}`,
      facts: { passkeyId: row.id },
    })
  },
)

/** Removes a passkey of one's own. Throws NOT_FOUND. */
export const removePasskeyCommand = defineCommand(
  'removePasskey',
  async (trx: Trx, input: { passkeyId: string; staffId: string; at: number }) => {
    const removed = await trx
      .deleteFrom('staff_passkey')
      .where('id', '=', input.passkeyId)
      .where('staff_id', '=', input.staffId)
      .executeTakeFirst()
    if (removed.numDeletedRows === 0n) return refuse('NOT_FOUND', {})
    await appendToStream(trx, staffStream(input.staffId), {
      kind: 'passkeyRemoved',
      at: input.at,
      by: `staff:${input.staffId}`,
      facts: { passkeyId: input.passkeyId },
    })
  },
)
