import type { CreditCheckView } from '@wengang/contracts'
import { notFound } from '../../platform/app-error.ts'
import type { Db } from '../../platform/database/dialects.ts'
import { staffIdOf, staffNames } from '../../staff/staff-names.queries.ts'
import { checksOf, rowsOfCheck } from './credit.queries.ts'

/** The checks of a round with their rows and what applying them takes out, newest first. */
export async function creditChecks(db: Db, roundId: string): Promise<CreditCheckView[]> {
  const checks = await checksOf(db, roundId)
  const names = await staffNames(
    db,
    checks.flatMap((check) => [staffIdOf(check.uploaded_by), staffIdOf(check.applied_by)]),
  )
  const nameOf = (actor: string | null) => names.get(staffIdOf(actor) ?? '') ?? null
  const views: CreditCheckView[] = []
  for (const check of checks) {
    const rows = await rowsOfCheck(db, check.id)
    const due = rows.filter(({ state }) => state === 'matched' || state === 'confirmed')
    views.push({
      id: check.id,
      fileName: check.file_name,
      sha256: check.sha256,
      rows: check.rows,
      unknownNames: check.unknown_names,
      uploadedBy: nameOf(check.uploaded_by) ?? '系统',
      uploadedAt: check.uploaded_at,
      appliedBy: nameOf(check.applied_by),
      appliedAt: check.applied_at,
      effect: { units: due.length, fen: due.reduce((sum, row) => sum + row.amount_fen, 0) },
      lines: rows.map((row) => ({
        row: row.row,
        caseId: row.case_id,
        uscc: row.uscc,
        name: row.name,
        state: row.state,
        caseNo: row.case_no,
        unitName: row.unit_name,
        unitUscc: row.unit_uscc,
        amountFen: row.amount_fen,
      })),
    })
  }
  return views
}

/** One check of a round as it stands now. */
export async function checkNow(db: Db, roundId: string, checkId: string): Promise<CreditCheckView> {
  return (await creditChecks(db, roundId)).find(({ id }) => id === checkId) ?? notFound()
}
