import { notFound } from '../platform/app-error.ts'
import type { Db } from '../platform/database/dialects.ts'
import { findObjection } from './objection.queries.ts'

/** An objection as it stands now. */
export async function objectionNow(db: Db, objectionId: string) {
  const row = (await findObjection(db, objectionId)) ?? notFound()
  const unitCase =
    row.case_id === null
      ? undefined
      : await db
          .selectFrom('unit_case')
          .select('case_no')
          .where('id', '=', row.case_id)
          .executeTakeFirst()
  return {
    id: row.id,
    caseNo: unitCase?.case_no ?? null,
    unitName: row.unit_name,
    kind: row.kind,
    ground: row.ground,
    state: row.state,
    finding: row.finding,
  }
}
