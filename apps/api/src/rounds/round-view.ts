import type { Round, RoundFigures } from '@wengang/contracts'
import { notFound } from '../platform/app-error.ts'
import type { Db } from '../platform/database/dialects.ts'
import { staffIdOf, staffNames } from '../staff/staff-names.queries.ts'
import { waitingSubjects } from '../staff/release.queries.ts'
import { placeOf } from './round-place.ts'
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

/** What the list came to when the round was prepared; null for rounds that were cut by one person. */
export function preparedFigures(row: Pick<RoundRow, 'prepared'>): RoundFigures | null {
  return row.prepared === null ? null : (JSON.parse(row.prepared) as RoundFigures)
}

/** Rounds as staff see them. */
export async function roundViews(db: Db, rows: readonly RoundRow[]): Promise<Round[]> {
  const people = rows.flatMap((row) => [row.created_by, row.void_requested_by])
  const names = await staffNames(db, people.map(staffIdOf))
  const nameOf = (actor: string | null): string | null => names.get(staffIdOf(actor) ?? '') ?? null
  const waiting = await waitingSubjects(
    db,
    'cutOff',
    rows.filter(({ state }) => state === 'preparing').map(({ id }) => id),
  )
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    editionId: row.edition_id,
    regionCode: row.region_code,
    state: stateOf(row, waiting),
    batchIds: [...(placeOf(row).batchIds ?? [])],
    preparedBy: nameOf(row.created_by) ?? '系统',
    preparedAt: row.created_at,
    cutDueAt: row.cut_due_at,
    cutAt: row.cut_at,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    ...listed(row),
    voidRequestedBy: nameOf(row.void_requested_by),
    voidNote: row.void_note,
    allocatedAt: row.allocated_at,
  }))
}

function stateOf(row: RoundRow, waiting: ReadonlySet<string>): Round['state'] {
  if (row.state === 'preparing') return waiting.has(row.id) ? 'waiting' : 'scheduled'
  return row.state === 'void' && row.cut_at === null ? 'dropped' : row.state
}

function listed(row: RoundRow): Pick<Round, 'accepted' | 'declined' | 'totalFen'> {
  const prepared = preparedFigures(row)
  if (row.cut_at === null && prepared !== null) {
    const { accepted, declined } = prepared
    return { accepted: accepted.units, declined: declined.units, totalFen: accepted.fen }
  }
  const { accepted, declined, totalFen } = publishedList(row)
  return { accepted, declined, totalFen }
}

/** One round as it stands now. */
export async function roundNow(db: Db, roundId: string): Promise<{ row: RoundRow; view: Round }> {
  const row = (await findRound(db, roundId)) ?? notFound()
  const [view] = await roundViews(db, [row])
  return { row, view: view ?? notFound() }
}
