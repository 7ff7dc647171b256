import type { OwnReach } from '../cases/case-reach.ts'
import type { Db } from '../platform/database/dialects.ts'
import { isWithin, regionPrefix } from '../platform/region-scope.ts'
import type { UnlistedUnit } from './why-causes.ts'

export interface IneligibleUnit {
  name: string
  uscc: string
  reason: string
}

/** Units within reach that released lists carry as not eligible, each with the newest reason. */
export async function findIneligible(db: Db, reach: OwnReach): Promise<IneligibleUnit[]> {
  const rows = await db
    .selectFrom('ineligible')
    .innerJoin('batch', 'batch.id', 'ineligible.batch_id')
    .innerJoin('unit', 'unit.id', 'ineligible.unit_id')
    .select([
      'ineligible.unit_id',
      'ineligible.reason',
      'batch.edition_id',
      'unit.name',
      'unit.uscc',
    ])
    .where((eb) =>
      reach.by === 'unit'
        ? eb('ineligible.unit_id', '=', reach.unitId)
        : eb('ineligible.contact_index', '=', reach.mobileIndex),
    )
    .where('batch.state', '=', 'released')
    .orderBy('batch.released_at', 'desc')
    .orderBy('ineligible.unit_id')
    .execute()
  const newest = new Map(
    rows.toReversed().map((row) => [`${row.edition_id} ${row.unit_id}`, row] as const),
  )
  return [...newest.values()].map((row) => ({
    name: row.name,
    uscc: row.uscc,
    reason: row.reason,
  }))
}

/** A unit, and whether a list of its region is out. */
export async function findUnlisted(db: Db, unitId: string): Promise<UnlistedUnit> {
  const unit = await db
    .selectFrom('unit')
    .select(['name', 'uscc', 'region_code'])
    .where('id', '=', unitId)
    .executeTakeFirstOrThrow()
  const listed = await db
    .selectFrom('batch')
    .select('region_code')
    .distinct()
    .where('state', '=', 'released')
    .execute()
  return {
    name: unit.name,
    uscc: unit.uscc,
    regionListed: listed.some((row) => isWithin(unit.region_code, regionPrefix(row.region_code))),
  }
}
