import type { Round } from '@wengang/contracts'
import { notFound } from '../platform/app-error.ts'
import type { Db } from '../platform/database/dialects.ts'
import { staffIdOf, staffNames } from '../staff/staff-names.queries.ts'
import { findRound, type RoundRow } from './round.queries.ts'

/** What a round came to when it was cut, as recomputed after it. Money in fen. */
export interface PublishedList {
  accepted: number
  declined: number
  /** Cases of the region that were left out because they had no answer. */
  notAnswered: number
  totalFen: number
  /** SHA-256 over the accepted list: one line of canonical JSON a unit, in the order of the cases' ids. */
  hash: string
  /** The signed seal over everything up to the cut, the cut itself included. */
  sealHead: string | null
}

const nothingYet: PublishedList = {
  accepted: 0,
  declined: 0,
  notAnswered: 0,
  totalFen: 0,
  hash: '',
  sealHead: null,
}

/** What a round published; all zero before the cut. */
export function publishedList(row: Pick<RoundRow, 'published'>): PublishedList {
  return row.published === null ? nothingYet : (JSON.parse(row.published) as PublishedList)
}

/** Rounds as staff see them. */
export async function roundViews(db: Db, rows: readonly RoundRow[]): Promise<Round[]> {
  const names = await staffNames(
    db,
    rows.map((row) => staffIdOf(row.void_requested_by)),
  )
  return rows.map((row) => {
    const { accepted, declined, totalFen } = publishedList(row)
    return {
      id: row.id,
      title: row.title,
      editionId: row.edition_id,
      regionCode: row.region_code,
      state: row.state,
      cutAt: row.cut_at,
      startsOn: row.starts_on,
      endsOn: row.ends_on,
      accepted,
      declined,
      totalFen,
      voidRequestedBy: names.get(staffIdOf(row.void_requested_by) ?? '') ?? null,
    }
  })
}

/** One round as it stands now. */
export async function roundNow(db: Db, roundId: string): Promise<{ row: RoundRow; view: Round }> {
  const row = (await findRound(db, roundId)) ?? notFound()
  const [view] = await roundViews(db, [row])
  return { row, view: view ?? notFound() }
}
