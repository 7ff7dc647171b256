import { materialNamePlace } from '../decisions/material.service.ts'
import { openField, unwrapDataKey } from '../platform/crypto/fields.ts'
import type { Keys } from '../platform/crypto/keys.ts'
import type { Db } from '../platform/database/dialects.ts'
import { prepareQuery } from '../platform/database/prepared.ts'
import type { CaseRow } from './case.queries.ts'
import type { CaseExtras } from './case-view.ts'

/** Draft and newest sheet of each of these cases, in two queries. */
export async function extrasOf(db: Db, rows: readonly CaseRow[]): Promise<Map<string, CaseExtras>> {
  const ids = rows.map((row) => row.id)
  if (ids.length === 0) return new Map()
  const drafts = await db.selectFrom('draft').selectAll().where('case_id', 'in', ids).execute()
  const sheets = await db
    .selectFrom('unit_case')
    .innerJoin('sheet', (join) =>
      join
        .onRef('sheet.case_id', '=', 'unit_case.id')
        .onRef('sheet.seq', '=', 'unit_case.decision_seq'),
    )
    .select(['unit_case.id as case_id', 'sheet.id'])
    .where('unit_case.id', 'in', ids)
    .execute()
  const draftOf = new Map(drafts.map((draft) => [draft.case_id, draft]))
  const sheetOf = new Map(sheets.map((sheet) => [sheet.case_id, sheet.id]))
  return new Map(ids.map((id) => [id, { draft: draftOf.get(id), lastSheetId: sheetOf.get(id) }]))
}

/** Materials that wait for the next answer. */
export async function waitingMaterials(db: Db, row: CaseRow, keys: Keys) {
  const rows = await waiting.all(db, { caseId: row.id })
  const key = rows.length === 0 ? null : unwrapDataKey(keys, row.unit_id, row.key_wrapped)
  return rows.map(({ id, name_sealed: sealed, type, bytes }) => ({
    id,
    name: key === null ? '' : openField(key, materialNamePlace(id), sealed),
    type,
    bytes,
  }))
}

const waiting = prepareQuery((db, { caseId }: { caseId: string }) =>
  db
    .selectFrom('material')
    .select(['id', 'name_sealed', 'type', 'bytes'])
    .where('case_id', '=', caseId)
    .where('decision_seq', 'is', null)
    .where('reading_id', 'is', null)
    .orderBy('id'),
)
