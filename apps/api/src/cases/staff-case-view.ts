import type { StaffCase } from '@wengang/contracts'
import type { Services } from '../platform/services.ts'
import { extrasOf } from './case-extras.queries.ts'
import { maskedContact, offerSummary } from './case-view.ts'
import type { CaseRow } from './case.queries.ts'

/** Cases as staff see them in a list; personal data masked. */
export async function staffCaseViews(
  { store, keys, clock }: Services,
  rows: readonly CaseRow[],
): Promise<StaffCase[]> {
  const extras = await extrasOf(store.read, rows)
  const now = clock.now()
  return rows.map((row) => {
    const beside = extras.get(row.id) ?? { draft: undefined, lastSheetId: undefined }
    const { caseNo, unitName, amountFen, status, answer } = offerSummary(row, beside, now)
    return {
      caseNo,
      unitName,
      uscc: row.uscc,
      regionCode: row.region_code,
      amountFen,
      status,
      contactMobile: maskedContact(row, keys),
      answer,
    }
  })
}
