import { notFound } from '../platform/app-error.ts'
import type { Db } from '../platform/database/dialects.ts'
import { staffIdOf, staffNames } from '../staff/staff-names.queries.ts'
import { findObjection, type ObjectionWithCase } from './objection.queries.ts'

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
    effect: row.effect,
    finding: row.finding,
  }
}

/** Objections as lists show them. */
export async function objectionViews(db: Db, rows: readonly ObjectionWithCase[]) {
  const names = await staffNames(
    db,
    rows.flatMap((row) => [staffIdOf(row.recorded_by), staffIdOf(row.decided_by)]),
  )
  const nameOf = (actor: string | null) => names.get(staffIdOf(actor) ?? '') ?? null
  return rows.map((row) => ({
    id: row.id,
    caseNo: row.case_no,
    unitName: row.unit_name,
    kind: row.kind,
    ground: row.ground,
    state: row.state,
    effect: row.effect,
    finding: row.finding,
    channel: row.channel,
    text: row.text,
    listedFen: row.listed_fen,
    recordedBy: nameOf(row.recorded_by) ?? '系统',
    recordedAt: row.recorded_at,
    decidedBy: nameOf(row.decided_by),
    decidedAt: row.decided_at,
  }))
}
