import type { Json } from './canonical-json.ts'
import { refuse } from './app-error.ts'
import { type Command, defineCommand } from './database/command.ts'
import type { Db, Trx } from './database/dialects.ts'
import type { Store } from './database/store.ts'
import { type ActKey, type ActOutcome, settled } from './idempotency.ts'

/** Where an act of many commits stands: how far it has come, or what it came to. */
export type Advanced<P, T> = { done: false; progress: P } | { done: true; outcome: ActOutcome<T> }

/**
 * Takes an act of many commits one step further, in the caller's transaction. How far it has come is kept
 * under its key with each step, so that an act that was interrupted, or is sent twice at once, goes on as
 * one act. `at` is the instant it first began. A refusal in the first step leaves nothing behind.
 */
export async function advance<P extends Json, T>(
  trx: Trx,
  act: ActKey,
  start: P,
  step: (progress: P, at: number) => Promise<{ progress: P } | { value: T }>,
): Promise<Advanced<P, T>> {
  await insertAct(trx, act, JSON.stringify({ progress: start }))
  const own = trx
    .updateTable('idempotency')
    .where('subject', '=', act.subject)
    .where('key', '=', act.key)
  // Holds the row: two requests of one act take turns, step by step.
  await own.set((eb) => ({ outcome: eb.ref('outcome') })).execute()
  const row = await findAct(trx, act)
  const known = JSON.parse(row?.outcome ?? '{}') as ActOutcome<T> | { progress: P }
  if ('ok' in known) return { done: true, outcome: known }
  const next = await step(known.progress, row?.created_at ?? act.at)
  const kept = 'value' in next ? ({ ok: true, value: next.value } as const) : next
  await own.set({ outcome: JSON.stringify(kept) }).execute()
  return 'ok' in kept ? { done: true, outcome: kept } : { done: false, progress: kept.progress }
}

/** Runs the steps of a long act until it is done; each step gets its own input. */
export async function runLongAct<In, P, T>(
  store: Store,
  command: Command<In, Advanced<P, T>>,
  start: P,
  inputFor: (progress: P) => In | Promise<In>,
): Promise<T> {
  for (let progress = start; ;) {
    const advanced = await store.write(command, await inputFor(progress))
    if (advanced.done) return settled(advanced.outcome)
    progress = advanced.progress
  }
}

/**
 * Begins an act that keeps its own account of how far it has come. Answers the instant it first began, so
 * that one which was interrupted goes on as the same act.
 */
export const beginLongAct = defineCommand(
  'beginLongAct',
  async (trx: Trx, act: ActKey): Promise<{ at: number }> => {
    await insertAct(trx, act, '')
    const row = await findAct(trx, act)
    return { at: row?.created_at ?? act.at }
  },
)

/** Keeps what such an act came to. False when somebody finished the same act first. */
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

/** What an act came to before, by its key; null when it is new or under way. Throws KEY_REUSED. */
export async function knownOutcome<T>(db: Db | Trx, act: ActKey): Promise<ActOutcome<T> | null> {
  const row = await findAct(db, act)
  if (row === undefined || row.outcome === '') return null
  const known = JSON.parse(row.outcome) as ActOutcome<T> | { progress: unknown }
  return 'ok' in known ? known : null
}

async function insertAct(trx: Trx, act: ActKey, outcome: string): Promise<void> {
  await trx
    .insertInto('idempotency')
    .values({
      subject: act.subject,
      key: act.key,
      endpoint: act.endpoint,
      body_hash: act.bodyHash,
      outcome,
      created_at: act.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
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
