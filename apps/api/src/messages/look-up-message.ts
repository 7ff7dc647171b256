import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import type { Schema } from '../platform/database/schema.ts'
import type { Services } from '../platform/services.ts'
import { messageCodeHash } from './message-codes.ts'
import { countWrong, type WrongCodeWatch, wrongCodeWatch } from './wrong-codes.service.ts'

/** Finds a message by what is kept of its code and counts the look-up, also of a code that nobody sent. */
export const lookUpMessageCommand = defineCommand(
  'lookUpMessage',
  async (
    trx: Trx,
    { codeHash, watch }: { codeHash: string; watch: WrongCodeWatch },
  ): Promise<Schema['message'] | null> => {
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
    if (row === undefined) await countWrong(trx, 1, watch)
    return row ?? null
  },
)

/** The message of a code, for whoever asks whether it is genuine; null when this house sent none. */
export function lookUpMessage(services: Services, code: string): Promise<Schema['message'] | null> {
  return services.store.write(lookUpMessageCommand, {
    codeHash: messageCodeHash(services.keys, code),
    watch: wrongCodeWatch(services),
  })
}
