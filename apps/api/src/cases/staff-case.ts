import { parseCaseNo } from '@wengang/policy'
import { notFound } from '../platform/app-error.ts'
import type { Db } from '../platform/database/dialects.ts'
import type { StaffPerson } from '../platform/http/staff-session.ts'
import { isInScope } from '../platform/region-scope.ts'
import { type CaseRow, findCaseByNo } from './case.queries.ts'

/** A case of the person's region by its number, as people type it; any other is unknown. */
export async function staffCaseByNo(db: Db, caseNo: string, staff: StaffPerson): Promise<CaseRow> {
  const parsed = parseCaseNo(caseNo)
  const row = parsed.ok ? await findCaseByNo(db, parsed.caseNo) : undefined
  if (row === undefined || !isInScope(row, staff)) return notFound()
  return row
}
