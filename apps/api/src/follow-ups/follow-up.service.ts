import type { Trx } from '../platform/database/dialects.ts'
import type { Schema } from '../platform/database/schema.ts'

/**
 * Puts firms on the list of those to be told otherwise, at the window or by telephone (S4-21). Whoever is on it stays as they are, and whoever was
 * taken off it for the same reason and campaign does not come back by itself.
 */
export async function addFollowUps(trx: Trx, rows: readonly Schema['follow_up'][]): Promise<void> {
  if (rows.length === 0) return
  const before = await trx
    .selectFrom('follow_up')
    .select(['case_id', 'campaign_id', 'reason'])
    .where(
      'case_id',
      'in',
      rows.map((row) => row.case_id),
    )
    .execute()
  const known = new Set(before.map(placeOf))
  const fresh = rows.filter((row) => !known.has(placeOf(row)))
  if (fresh.length === 0) return
  await trx
    .insertInto('follow_up')
    .values(fresh)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Takes firms off the list that have answered meanwhile. */
export async function endFollowUps(
  trx: Trx,
  caseIds: readonly string[],
  at: number,
): Promise<void> {
  if (caseIds.length === 0) return
  await trx
    .updateTable('follow_up')
    .set({ state: 'done', done_at: at, done_by: 'system' })
    .where('case_id', 'in', caseIds)
    .where('state', '=', 'open')
    .execute()
}

const placeOf = (row: Pick<Schema['follow_up'], 'case_id' | 'campaign_id' | 'reason'>): string =>
  `${row.case_id}:${row.campaign_id ?? ''}:${row.reason}`
