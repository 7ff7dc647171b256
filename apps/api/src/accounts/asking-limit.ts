import { refuse } from '../platform/app-error.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { lockExclusive } from '../platform/database/locks.ts'
import type { HttpContext } from '../platform/http/context.ts'
import { countUse } from '../platform/limits.ts'
import { addressKey, countAct } from '../public/address-limits.ts'
import { type Proof, readProof } from './proof-of-work.ts'

const hourMs = 3_600_000
/** So many codes of an address in an hour are had without a puzzle. */
const freeAsks = 3

/**
 * Lets an address ask for a code of a personal account. Nobody has certified these phones, so an address
 * that asks often works for it first. Refuses with PROOF_NEEDED, or TOO_MANY_REQUESTS.
 */
export async function admitAsking(c: HttpContext, proof: string | undefined): Promise<void> {
  await countAct(c, 'ask')
  const { store, keys, clock } = c.get('services')
  const now = clock.now()
  await store.write(admitAskingCommand, {
    bucket: `newcomer:${addressKey(c)}`,
    proof: await readProof(keys, proof, now),
    now,
  })
}

interface AskingInput {
  bucket: string
  proof: Proof | null
  now: number
}

/** Counts one asking of an address; beyond the free ones it uses up a proof, which serves once. */
export const admitAskingCommand = defineCommand(
  'admitAsking',
  async (trx: Trx, { bucket, proof, now }: AskingInput): Promise<void> => {
    await lockExclusive(trx, bucket)
    const counted = await trx
      .selectFrom('limiter')
      .select('uses')
      .where('bucket', '=', bucket)
      .where('window_start', '=', now - (now % hourMs))
      .executeTakeFirst()
    if ((counted?.uses ?? 0) >= freeAsks) await spendProof(trx, proof)
    await countUse(trx, [{ bucket, most: Number.MAX_SAFE_INTEGER, windowMs: hourMs }], now)
  },
)

async function spendProof(trx: Trx, proof: Proof | null): Promise<void> {
  if (proof === null) return refuse('PROOF_NEEDED', {})
  const spent = await trx
    .insertInto('limiter')
    .values({ bucket: `proof:${proof.key}`, window_start: proof.expiresAt, uses: 1 })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (spent.numInsertedOrUpdatedRows !== 1n) refuse('PROOF_NEEDED', {})
}
