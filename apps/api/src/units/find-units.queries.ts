import { editionIds } from '@wengang/policy'
import { type CaseRow, currentVersion, selectCases } from '../cases/case.queries.ts'
import type { Db } from '../platform/database/dialects.ts'
import { type Scope, withinRegion, withinScope } from '../platform/region-scope.ts'
import type { NamedUnit } from './find-by-name.ts'

const columns = ['unit.id', 'unit.uscc', 'unit.name', 'unit.region_code'] as const

/** Codes that begin alike are looked at up to here, before their regions are. */
const codesAtMost = 5_000

/** Units of a region whose credit code begins so; `more` when not all codes that begin so were looked at. */
export async function findByCode(
  db: Db,
  beginning: string,
  wish: { regionPrefix: string; limit: number },
): Promise<{ units: NamedUnit[]; more: boolean }> {
  const rows = await db
    .selectFrom('unit')
    .select(columns)
    .where('uscc', '>=', beginning)
    // The tilde is behind every letter and digit.
    .where('uscc', '<', `${beginning}~`)
    .orderBy('uscc')
    .limit(codesAtMost)
    .execute()
  const own = rows.filter(({ region_code: region }) => region.startsWith(wish.regionPrefix))
  return {
    units: own.slice(0, wish.limit),
    more: rows.length === codesAtMost || own.length > wish.limit,
  }
}

/** The unit of a case number. */
export function findByCaseNo(db: Db, caseNo: string, scope: Scope): Promise<NamedUnit[]> {
  return db
    .selectFrom('unit_case')
    .innerJoin('unit', 'unit.id', 'unit_case.unit_id')
    .select(columns)
    .where('unit_case.case_no', '=', caseNo)
    .where(currentVersion, 'is not', null)
    .where(withinScope('unit_case', scope))
    .execute()
}

/** Units of which this phone is the contact of a case, the certified mobile, or that of a certified maintenance. */
export async function findByMobile(
  db: Db,
  mobileIndex: string,
  { regionPrefix, limit }: { regionPrefix: string; limit: number },
): Promise<{ units: NamedUnit[]; more: boolean }> {
  const contact = db
    .selectFrom('unit_case')
    .select('unit_id')
    .where('contact_index', '=', mobileIndex)
    .where(currentVersion, 'is not', null)
  const units = await db
    .selectFrom('unit')
    .select(columns)
    .where('unit.id', 'in', (eb) =>
      contact
        .union(
          eb.selectFrom('unit_account').select('unit_id').where('mobile_index', '=', mobileIndex),
        )
        .union(
          eb
            .selectFrom('maintenance')
            .select('unit_id')
            .where('mobile_index', '=', mobileIndex)
            .where('state', '=', 'certified'),
        ),
    )
    .where(withinRegion('unit.region_code', regionPrefix))
    .orderBy('unit.name')
    .orderBy('unit.id')
    .limit(limit + 1)
    .execute()
  return { units: units.slice(0, limit), more: units.length > limit }
}

/** Every case of these units, the newest first. */
export async function casesOfUnits(db: Db, unitIds: readonly string[]): Promise<CaseRow[]> {
  if (unitIds.length === 0) return []
  return (
    selectCases(db)
      // Both columns of the one index that knows a case by its unit.
      .where('unit_case.edition_id', 'in', editionIds)
      .where('unit_case.unit_id', 'in', unitIds)
      .orderBy('unit_case.created_at', 'desc')
      .orderBy('unit_case.id', 'desc')
      .execute()
  )
}
