import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import type { Schema } from '../platform/database/schema.ts'
import type { Services } from '../platform/services.ts'
import { messageCodeHash } from './message-codes.ts'

/** Finds a message by what is kept of its code and counts the look-up. */
export const lookUpMessageCommand = defineCommand(
  'lookUpMessage',
  async (trx: Trx, { codeHash }: { codeHash: string }): Promise<Schema['message'] | null> => {
    await trx
      .updateTable('message')
      .set((eb) => ({ lookups: eb('lookups', '+', 1) }))
      .where('code_hash', '=', codeHash)
      .execute()
    const row = await trx
      .selectFrom('message')
      .selectAll()
      .where('code_hash', '=', codeHash)
      .executeTakeFirst()
    return row ?? null
  },
)

/** The message of a code, for whoever asks whether it is genuine; null when this house sent none. */
export function lookUpMessage(
  { store, keys }: Services,
  code: string,
): Promise<Schema['message'] | null> {
  return store.write(lookUpMessageCommand, { codeHash: messageCodeHash(keys, code) })
}
