import type { Batch } from '@wengang/contracts'
import { notFound } from '../../platform/app-error.ts'
import type { Db } from '../../platform/database/dialects.ts'
import type { Schema } from '../../platform/database/schema.ts'
import type { StaffPerson } from '../../platform/http/staff-session.ts'
import { isInScope, withinScope } from '../../platform/region-scope.ts'

/** A batch as staff see it. */
export function batchView(row: Schema['batch']): Batch {
  return {
    id: row.id,
    editionId: row.edition_id,
    fileName: row.file_name,
    sha256: row.sha256,
    state: row.state,
    units: row.units,
    totalFen: row.total_fen,
    setAside: row.set_aside,
    createdBy: row.created_by,
    createdAt: row.created_at,
  }
}

/** A batch of the person's region; any other is unknown. */
export async function ownBatch(db: Db, batchId: string, staff: StaffPerson | null) {
  const row = await db.selectFrom('batch').selectAll().where('id', '=', batchId).executeTakeFirst()
  if (row === undefined || staff === null || !isInScope(row, staff)) return notFound()
  return row
}

/** Batches of the person's region, newest first. */
export function batchesOf(db: Db, staff: StaffPerson): Promise<Schema['batch'][]> {
  return db
    .selectFrom('batch')
    .selectAll()
    .where(withinScope('batch', staff))
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
}
