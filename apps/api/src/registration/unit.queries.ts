import { currentVersion } from '../cases/case.queries.ts'
import { notFound } from '../platform/app-error.ts'
import type { Db, Trx } from '../platform/database/dialects.ts'
import type { Schema } from '../platform/database/schema.ts'
import type { StaffPerson } from '../platform/http/staff-session.ts'
import { isWithin } from '../platform/region-scope.ts'

export type UnitRow = Schema['unit']

/** The unit of a credit code; undefined when the agency does not know it. */
export function findUnitByUscc(db: Db | Trx, uscc: string): Promise<UnitRow | undefined> {
  return db.selectFrom('unit').selectAll().where('uscc', '=', uscc).executeTakeFirst()
}

/** A unit of the person's region; any other is unknown. */
export async function staffUnit(db: Db, uscc: string, staff: StaffPerson): Promise<UnitRow> {
  const unit = await findUnitByUscc(db, uscc)
  if (unit === undefined || !isWithin(unit.region_code, staff.regionCode)) return notFound()
  return unit
}

/** The online service of a unit; undefined before it is opened. */
export function findService(
  db: Db | Trx,
  unitId: string,
): Promise<Schema['unit_account'] | undefined> {
  return db.selectFrom('unit_account').selectAll().where('unit_id', '=', unitId).executeTakeFirst()
}

/** Whether a person may see a unit's registered name: named by an earlier maintenance, or contact of a case. */
export async function maySeeName(
  db: Db,
  unitId: string,
  person: { idNumberIndex: string; mobileIndex: string },
): Promise<boolean> {
  const named = await db
    .selectFrom('maintenance')
    .select('id')
    .where('unit_id', '=', unitId)
    .where('state', '=', 'certified')
    .where('agent_index', '=', person.idNumberIndex)
    .limit(1)
    .executeTakeFirst()
  if (named !== undefined) return true
  const contact = await db
    .selectFrom('unit_case')
    .select('id')
    .where('unit_id', '=', unitId)
    .where('contact_index', '=', person.mobileIndex)
    // Nothing is read from a list that is not released.
    .where(currentVersion, 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return contact !== undefined
}
