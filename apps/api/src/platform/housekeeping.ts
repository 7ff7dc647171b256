import { sql } from 'kysely'
import { defineCommand } from './database/command.ts'
import type { Trx } from './database/dialects.ts'
import type { Services } from './services.ts'

const dayMs = 86_400_000

/**
 * How long what is no evidence is kept, in days. Sign-ins stay half a year, as logs of a public service must;
 * keys of acts outlive every phone that could still repeat one.
 */
const kept = {
  limiter: { column: 'window_start', days: 2 },
  challenge: { column: 'created_at', days: 183 },
  session: { column: 'created_at', days: 183 },
  idempotency: { column: 'created_at', days: 366 },
  // A wrong code is forgotten after a day, a lock after a day from its end.
  lockout: { column: 'at', days: 2 },
  // Receipts that belong to no message of ours.
  sms_receipt: { column: 'received_at', days: 7 },
  // For the alarm and for whoever looks; what became of each message stands with it.
  sms_fault: { column: 'at', days: 30 },
} as const

type Kept = keyof typeof kept

const rowsAtOnce = 1_000

/** Deletes one bounded piece of what is too old; answers how much it was. */
export const deleteOldCommand = defineCommand(
  'deleteOld',
  async (trx: Trx, input: { table: Kept; before: number }): Promise<number> => {
    const { column } = kept[input.table]
    const table = sql.table(input.table)
    const key = keyOf[input.table]
    const result = await sql`
      delete from ${table} where (${key}) in (
        select ${key} from ${table} where ${sql.ref(column)} < ${input.before} limit ${rowsAtOnce}
      )`.execute(trx)
    return Number(result.numAffectedRows ?? 0n)
  },
)

const keyOf = {
  limiter: sql`bucket, window_start`,
  challenge: sql`id`,
  session: sql`token_hash`,
  idempotency: sql`subject, key`,
  lockout: sql`subject`,
  sms_receipt: sql`provider, provider_id`,
  sms_fault: sql`id`,
} as const

/** Deletes what has been kept long enough, in pieces, so that nobody waits for it. */
export async function keepHouse({ store, clock }: Services): Promise<number> {
  let deleted = 0
  for (const table of Object.keys(kept) as Kept[]) {
    const before = clock.now() - kept[table].days * dayMs
    for (;;) {
      const count = await store.write(deleteOldCommand, { table, before })
      deleted += count
      if (count < rowsAtOnce) break
    }
  }
  return deleted
}
