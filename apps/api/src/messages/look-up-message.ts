import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import type { Schema } from '../platform/database/schema.ts'
import { newId } from '../platform/ids.ts'
import type { Services } from '../platform/services.ts'
import { raiseAlarm } from './alarm.service.ts'
import { messageCodeHash } from './message-codes.ts'

const bucket = 'verify:wrong'
const minuteMs = 60_000
const dayMs = 86_400_000

export interface WrongCodeWatch {
  at: number
  /** Of an alarm, should this be the code too many. */
  alarmId: string
  limits: { perTenMinutes: number; perDay: number }
}

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
    if (row === undefined) await countWrong(trx, watch)
    return row ?? null
  },
)

/** The message of a code, for whoever asks whether it is genuine; null when this house sent none. */
export function lookUpMessage(
  { store, keys, clock, config }: Services,
  code: string,
): Promise<Schema['message'] | null> {
  const at = clock.now()
  return store.write(lookUpMessageCommand, {
    codeHash: messageCodeHash(keys, code),
    watch: { at, alarmId: newId(at), limits: config.verifyBurst },
  })
}

/** Many wrong codes, from wherever, are forged messages or somebody who guesses. */
async function countWrong(trx: Trx, { at, alarmId, limits }: WrongCodeWatch): Promise<void> {
  await trx
    .insertInto('limiter')
    .values({ bucket, window_start: at - (at % minuteMs), uses: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['bucket', 'window_start'])
        .doUpdateSet((eb) => ({ uses: eb('limiter.uses', '+', 1) })),
    )
    .execute()
  const since = async (ms: number): Promise<number> => {
    const { uses } = await trx
      .selectFrom('limiter')
      .select((eb) => eb.fn.sum<number>('uses').as('uses'))
      .where('bucket', '=', bucket)
      .where('window_start', '>', at - ms)
      .executeTakeFirstOrThrow()
    return Number(uses)
  }
  const facts = { tenMinutes: await since(10 * minuteMs), day: await since(dayMs) }
  if (facts.tenMinutes <= limits.perTenMinutes && facts.day <= limits.perDay) return
  await raiseAlarm(trx, { id: alarmId, kind: 'verifyBurst', subject: 'verify', facts, at })
}
