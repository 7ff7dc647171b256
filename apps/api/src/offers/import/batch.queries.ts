import type { Batch, BatchState } from '@wengang/contracts'
import { sql } from 'kysely'
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
    linksSentAt: row.links_sent_at,
  }
}

/** A batch of the person's region; any other is unknown. */
export async function ownBatch(db: Db, batchId: string, staff: StaffPerson | null) {
  const row = await db.selectFrom('batch').selectAll().where('id', '=', batchId).executeTakeFirst()
  if (row === undefined || staff === null || !isInScope(row, staff)) return notFound()
  return row
}

/** What is asked of the list of batches. */
export interface BatchFilter {
  state?: BatchState | undefined
  withoutLinks?: 'true' | undefined
  search?: string | undefined
  after?: string | undefined
  limit: number
}

/** Batches of the person's region, newest first; one more than `limit` is read to see whether there are further ones. */
export async function batchesOf(
  db: Db,
  staff: StaffPerson,
  { state, withoutLinks, search = '', after, limit }: BatchFilter,
): Promise<{ rows: Schema['batch'][]; next: string | null }> {
  const part = `%${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  const rows = await db
    .selectFrom('batch')
    .selectAll()
    .where(withinScope('batch', staff))
    .where('state', state === undefined ? '!=' : '=', state ?? 'staged')
    .$if(withoutLinks !== undefined, (query) =>
      query.where('state', '=', 'released').where('links_sent_at', 'is', null),
    )
    .$if(search !== '', (query) =>
      query.where(
        sql<boolean>`(file_name like ${part} escape '\\' or created_by like ${part} escape '\\')`,
      ),
    )
    .$if(after !== undefined, (query) => query.where('id', '<', after ?? ''))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  return { rows: page, next: rows.length > limit ? (page.at(-1)?.id ?? null) : null }
}

/** How many cases of a batch have an answer, whatever offer it was to. */
export async function answeredOf(db: Db, batchId: string): Promise<number> {
  const { n } = await db
    .selectFrom('offer')
    .innerJoin('unit_case', 'unit_case.id', 'offer.case_id')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('offer.batch_id', '=', batchId)
    .where('unit_case.decision', 'is not', null)
    .executeTakeFirstOrThrow()
  return Number(n)
}

/** Campaigns that were made for one batch and not given up as drafts, newest first. */
export async function campaignsOf(db: Db, batch: Schema['batch']) {
  const rows = await db
    .selectFrom('campaign')
    .select(['id', 'title', 'state', 'audience'])
    .where('edition_id', '=', batch.edition_id)
    .where((eb) => eb.or([eb('state', '!=', 'stopped'), eb('released_at', 'is not', null)]))
    .orderBy('id', 'desc')
    .limit(500)
    .execute()
  return rows
    .filter(({ audience }) => (JSON.parse(audience) as { batchId?: string }).batchId === batch.id)
    .map(({ id, title, state }) => ({ id, title, state }))
}
