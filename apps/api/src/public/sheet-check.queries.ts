import type { Db } from '../platform/database/dialects.ts'
import { currentVersion } from '../cases/case.queries.ts'

/** A sheet with what has become of its case since. */
export function findSheetCheck(db: Db, sheetId: string) {
  return db
    .selectFrom('sheet')
    .innerJoin('unit_case', 'unit_case.id', 'sheet.case_id')
    .innerJoin('offer', (join) =>
      join.onRef('offer.case_id', '=', 'unit_case.id').on('offer.version', '=', currentVersion),
    )
    .select([
      'sheet.id',
      'sheet.seq',
      'sheet.document',
      'sheet.hash',
      'sheet.pdf_blob',
      'unit_case.decision_seq',
      'unit_case.decision_version',
      'offer.version as current_version',
    ])
    .where('sheet.id', '=', sheetId)
    .executeTakeFirst()
}
