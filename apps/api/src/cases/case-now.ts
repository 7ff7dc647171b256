import { getEdition } from '@wengang/policy'
import { notFound } from '../platform/app-error.ts'
import type { Services } from '../platform/services.ts'
import { type CaseRow, findCase } from './case.queries.ts'
import { stateWordsOf } from './case-view.ts'

/** A case after an act of staff: its row and its state in words. */
export async function caseNow({ store, clock }: Services, caseId: string) {
  const row: CaseRow = (await findCase(store.read, caseId)) ?? notFound()
  return {
    row,
    caseNo: row.case_no,
    status: stateWordsOf(row, getEdition(row.edition_id), clock.now()),
  }
}
