import type { OwnReach } from '../cases/case-reach.ts'
import type { Db } from '../platform/database/dialects.ts'

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
