import type { Db, Trx } from '../platform/database/dialects.ts'
import { type Scope, withinScope } from '../platform/region-scope.ts'

/** One report with the region of its case. */
export function findReport(db: Db | Trx, reportId: string) {
  return db
    .selectFrom('report')
    .innerJoin('unit_case', 'unit_case.id', 'report.case_id')
    .select([
      'report.id',
      'report.kind',
      'report.case_id',
      'unit_case.region_code',
      'unit_case.edition_id',
    ])
    .where('report.id', '=', reportId)
    .executeTakeFirst()
}

export interface ReportFilter {
  scope: Scope
  kind?: 'notMyUnit' | 'rareCharacter' | undefined
  handled: boolean
  after?: string | undefined
  limit: number
}

/** Reports of a region, the newest first. */
export function reportsIn(db: Db, { scope, kind, handled, after, limit }: ReportFilter) {
  return db
    .selectFrom('report')
    .innerJoin('unit_case', 'unit_case.id', 'report.case_id')
    .innerJoin('unit', 'unit.id', 'unit_case.unit_id')
    .selectAll('report')
    .select(['unit_case.case_no', 'unit.name', 'unit.uscc'])
    .where(withinScope('unit_case', scope))
    .where('report.handled_at', handled ? 'is not' : 'is', null)
    .$if(kind !== undefined, (query) => query.where('report.kind', '=', kind ?? 'notMyUnit'))
    .$if(after !== undefined, (query) => query.where('report.id', '<', after ?? ''))
    .orderBy('report.id', 'desc')
    .limit(limit)
    .execute()
}

export type ReportRow = Awaited<ReturnType<typeof reportsIn>>[number]

/** Open cases that no message can reach, for the telephone and the window; the newest first. */
export function openWithoutPhone(
  db: Db,
  { scope, after, limit }: Pick<ReportFilter, 'scope' | 'after' | 'limit'>,
) {
  return db
    .selectFrom('unit_case')
    .innerJoin('unit', 'unit.id', 'unit_case.unit_id')
    .innerJoin('batch', 'batch.id', 'unit_case.batch_id')
    .select(['unit_case.id', 'unit_case.created_at', 'unit_case.case_no', 'unit.name', 'unit.uscc'])
    .where('unit_case.contact_index', 'is', null)
    .where('unit_case.stage', '=', 'open')
    .where('batch.state', '=', 'released')
    .where(withinScope('unit_case', scope))
    .$if(after !== undefined, (query) => query.where('unit_case.id', '<', after ?? ''))
    .orderBy('unit_case.id', 'desc')
    .limit(limit)
    .execute()
}
