import { refuse } from './app-error.ts'
import { defineCommand } from './database/command.ts'
import type { Trx } from './database/dialects.ts'

/** At most `most` uses of a bucket in a window of `windowMs`. */
export interface Limit {
  bucket: string
  most: number
  windowMs: number
}

/** Counts one use in each bucket, inside the caller's transaction; the refused use is rolled back with it. */
export async function countUse(trx: Trx, limits: readonly Limit[], now: number): Promise<void> {
  for (const { bucket, most, windowMs } of limits) {
    const start = now - (now % windowMs)
    await trx
      .insertInto('limiter')
      .values({ bucket, window_start: start, uses: 1 })
      .onConflict((conflict) =>
        conflict
          .columns(['bucket', 'window_start'])
          .doUpdateSet((eb) => ({ uses: eb('limiter.uses', '+', 1) })),
      )
      .execute()
    const { uses } = await trx
      .selectFrom('limiter')
      .select('uses')
      .where('bucket', '=', bucket)
      .where('window_start', '=', start)
      .executeTakeFirstOrThrow()
    if (uses > most) refuse('TOO_MANY_REQUESTS', { retryAt: start + windowMs })
  }
}

/** The same as a write of its own. */
export const countUses = defineCommand(
  'countUses',
  (trx: Trx, input: { limits: readonly Limit[]; now: number }) =>
    countUse(trx, input.limits, input.now),
)

/** Forgets what was counted in these buckets, such as wrong tries once a right one came. */
export async function forgetUses(trx: Trx, buckets: readonly string[]): Promise<void> {
  if (buckets.length === 0) return
  await trx.deleteFrom('limiter').where('bucket', 'in', buckets).execute()
}
