import type { Db, Trx } from '../platform/database/dialects.ts'
import type { Schema } from '../platform/database/schema.ts'

export type PaymentRow = Schema['payment']

/** What was planned and done for one case so far. */
export interface Attempts {
  /** How many lines it has had, in whatever plan. */
  count: number
  /** One of them is planned, on its way or paid. */
  live: boolean
  /** The version of the offer that the last payment to come back went by; 0 when none did. */
  returnedVersion: number
}

const none: Attempts = { count: 0, live: false, returnedVersion: 0 }

/** The attempts of each of these cases; a case without any has none. */
export async function attemptsOf(
  db: Db | Trx,
  caseIds: readonly string[],
): Promise<(caseId: string) => Attempts> {
  const rows =
    caseIds.length === 0
      ? []
      : await db
          .selectFrom('payment')
          .select(['case_id', 'state', 'offer_version'])
          .where('case_id', 'in', caseIds)
          .execute()
  const attempts = new Map<string, Attempts>()
  for (const row of rows) {
    const before = attempts.get(row.case_id) ?? none
    attempts.set(row.case_id, {
      count: before.count + 1,
      live: before.live || (row.state !== 'returned' && row.state !== 'dropped'),
      returnedVersion:
        row.state === 'returned'
          ? Math.max(before.returnedVersion, row.offer_version)
          : before.returnedVersion,
    })
  }
  return (caseId) => attempts.get(caseId) ?? none
}
