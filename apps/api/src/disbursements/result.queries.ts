import type { PaymentResultView } from '@wengang/contracts'
import type { Db, Trx } from '../platform/database/dialects.ts'
import type { Schema } from '../platform/database/schema.ts'
import { staffIdOf, staffNames } from '../staff/staff-names.queries.ts'

export type ResultRow = Schema['payment_result']

/** The files of results of a plan as staff see them, newest first. */
export async function resultsOf(db: Db, planId: string): Promise<PaymentResultView[]> {
  const rows = await db
    .selectFrom('payment_result')
    .selectAll()
    .where('plan_id', '=', planId)
    .orderBy('id', 'desc')
    .limit(20)
    .execute()
  return resultViews(db, rows)
}

/** The same file of results that was recorded before. */
export function acceptedBefore(db: Db | Trx, planId: string, sha256: string) {
  return db
    .selectFrom('payment_result')
    .selectAll()
    .where('plan_id', '=', planId)
    .where('sha256', '=', sha256)
    .where('state', '=', 'accepted')
    .executeTakeFirst()
}

/** Rows as staff see them. */
export async function resultViews(
  db: Db,
  rows: readonly ResultRow[],
): Promise<PaymentResultView[]> {
  const names = await staffNames(
    db,
    rows.map((row) => staffIdOf(row.uploaded_by)),
  )
  return rows.map((row) => ({
    id: row.id,
    fileName: row.file_name,
    sha256: row.sha256,
    state: row.state,
    paid: { lines: row.paid, totalFen: row.paid_fen },
    returned: { lines: row.returned, totalFen: row.returned_fen },
    open: row.open,
    findings: JSON.parse(row.findings) as PaymentResultView['findings'],
    findingCount: row.finding_count,
    differing: row.differing,
    uploadedBy: names.get(staffIdOf(row.uploaded_by) ?? '') ?? '系统',
    uploadedAt: row.uploaded_at,
  }))
}
