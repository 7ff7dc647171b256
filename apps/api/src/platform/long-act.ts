import { refuse } from './app-error.ts'
import { defineCommand } from './database/command.ts'
import type { Db, Trx } from './database/dialects.ts'
import type { ActKey, ActOutcome } from './idempotency.ts'

/** What an act came to before, by its key; null when it is new or was not finished. Throws KEY_REUSED. */
export async function knownOutcome<T>(db: Db | Trx, act: ActKey): Promise<ActOutcome<T> | null> {
  const row = await findAct(db, act)
  if (row === undefined || row.outcome === '') return null
  return JSON.parse(row.outcome) as ActOutcome<T>
}

/**
 * Begins an act that takes many commits. Answers the instant it first began, so that an act that was
 * interrupted and is repeated with its key goes on as the same act.
 */
export const beginLongAct = defineCommand(
  'beginLongAct',
  async (trx: Trx, act: ActKey): Promise<{ at: number }> => {
    await trx
      .insertInto('idempotency')
      .values({
        subject: act.subject,
        key: act.key,
        endpoint: act.endpoint,
        body_hash: act.bodyHash,
        outcome: '',
        created_at: act.at,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const row = await findAct(trx, act)
    return { at: row?.created_at ?? act.at }
  },
)

/**
 * Keeps what a long act came to. False when somebody finished the same act first; then whatever is written
 * once with it stands already.
 */
export async function finishLongAct(
  trx: Trx,
  act: ActKey,
  outcome: ActOutcome<unknown>,
): Promise<boolean> {
  const result = await trx
    .updateTable('idempotency')
    .set({ outcome: JSON.stringify(outcome) })
    .where('subject', '=', act.subject)
    .where('key', '=', act.key)
    .where('outcome', '=', '')
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

async function findAct(db: Db | Trx, act: ActKey) {
  const row = await db
    .selectFrom('idempotency')
    .select(['endpoint', 'body_hash', 'outcome', 'created_at'])
    .where('subject', '=', act.subject)
    .where('key', '=', act.key)
    .executeTakeFirst()
  if (row !== undefined && (row.endpoint !== act.endpoint || row.body_hash !== act.bodyHash)) {
    return refuse('KEY_REUSED', {})
  }
  return row
}
