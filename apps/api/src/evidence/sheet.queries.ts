import type { Db, Trx } from '../platform/database/dialects.ts'
import type { Schema } from '../platform/database/schema.ts'

/** One archived sheet by its number. */
export function findSheet(db: Db | Trx, sheetId: string): Promise<Schema['sheet'] | undefined> {
  return db.selectFrom('sheet').selectAll().where('id', '=', sheetId).executeTakeFirst()
}

/** Every sheet of a case with what it says, oldest first. */
export function sheetsOfCase(db: Db | Trx, caseId: string) {
  return db
    .selectFrom('sheet')
    .innerJoin('decision', 'decision.sheet_id', 'sheet.id')
    .select(['sheet.id', 'sheet.seq', 'decision.choice', 'decision.decided_at'])
    .where('sheet.case_id', '=', caseId)
    .orderBy('sheet.seq')
    .execute()
}
