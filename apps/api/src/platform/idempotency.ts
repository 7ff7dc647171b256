import type { ErrorCode, ErrorDetails } from '@wengang/contracts'
import { AppError, refuse } from './app-error.ts'
import type { Json } from './canonical-json.ts'
import type { Db, Trx } from './database/dialects.ts'
import { prepareChange } from './database/prepared.ts'
import { prepareInsert } from './database/rows.ts'
import type { Schema } from './database/schema.ts'

/** One act with lasting effect, as its caller names it. */
export interface ActKey {
  /** Who: a session or a person of the staff. Keys of two callers never meet. */
  subject: string
  key: string
  endpoint: string
  /** Hash of what was asked, so that a key is not used for something else. */
  bodyHash: string
  at: number
}

/** What an act came to: done, or refused by law (conflict, closed); both are kept and repeated. */
export type ActOutcome<T> = { ok: true; value: T } | LawfulRefusal

export interface LawfulRefusal {
  ok: false
  code: ErrorCode
  details: Json
}

/** A refusal that is kept under the key of its act, in place of a thrown one, which is not. */
export function lawfulRefusal<C extends ErrorCode>(
  code: C,
  details: ErrorDetails<C>,
): LawfulRefusal {
  return { ok: false, code, details: details as Json }
}

/**
 * Does an act once. A repeat with the same key and body gets the first outcome; the same key with another
 * body is refused. What throws inside is not kept, so that the person can try again.
 */
export async function once<T>(
  trx: Trx,
  act: ActKey,
  run: () => Promise<ActOutcome<T>>,
): Promise<ActOutcome<T>> {
  const { subject, key } = act
  const isFirst = await claimKey(trx, {
    subject,
    key,
    endpoint: act.endpoint,
    body_hash: act.bodyHash,
    outcome: '',
    created_at: act.at,
  })
  if (!isFirst) return repeated<T>(trx, act)
  const outcome = await run()
  await keepOutcome(trx, { subject, key, outcome: JSON.stringify(outcome) })
  return outcome
}

const claimKey = prepareInsert('idempotency', { ifNew: true })

const keepOutcome = prepareChange(
  (db, { subject, key, outcome }: { subject: string; key: string; outcome: string }) =>
    db
      .updateTable('idempotency')
      .set({ outcome })
      .where('subject', '=', subject)
      .where('key', '=', key),
)

/**
 * What an act came to when it was asked for before; null when it was not. For acts that use up something
 * before their command, such as a code: a repeat must not need it a second time.
 */
export async function outcomeBefore<T>(db: Db, act: ActKey): Promise<ActOutcome<T> | null> {
  const known = await findKept(db, act)
  return known === undefined ? null : keptOutcome<T>(known, act)
}

async function repeated<T>(trx: Trx, act: ActKey): Promise<ActOutcome<T>> {
  return keptOutcome<T>((await findKept(trx, act)) ?? refuse('SERVER_FAULT', {}), act)
}

type Kept = Pick<Schema['idempotency'], 'endpoint' | 'body_hash' | 'outcome'>

function findKept(db: Db | Trx, { subject, key }: ActKey): Promise<Kept | undefined> {
  return db
    .selectFrom('idempotency')
    .select(['endpoint', 'body_hash', 'outcome'])
    .where('subject', '=', subject)
    .where('key', '=', key)
    .executeTakeFirst()
}

function keptOutcome<T>(known: Kept, act: ActKey): ActOutcome<T> {
  if (known.endpoint !== act.endpoint || known.body_hash !== act.bodyHash) {
    return refuse('KEY_REUSED', {})
  }
  return JSON.parse(known.outcome) as ActOutcome<T>
}

/** The value of an outcome; a kept refusal is thrown to the person as it was the first time. */
export function settled<T>(outcome: ActOutcome<T>): T {
  if (outcome.ok) return outcome.value
  throw new AppError(outcome.code, outcome.details as ErrorDetails<ErrorCode>)
}
