import { type RawBuilder, sql } from 'kysely'
import { currentVersion } from '../cases/case.queries.ts'
import { notFound } from '../platform/app-error.ts'
import type { Db, Trx } from '../platform/database/dialects.ts'
import type { Schema } from '../platform/database/schema.ts'
import type { StaffPerson } from '../platform/http/staff-session.ts'
import {
  isInScope,
  isWithin,
  type Scope,
  withinProgrammes,
  withinRegion,
  worksFor,
} from '../platform/region-scope.ts'

export type RoundRow = Schema['round']

/** One round by its id. */
export function findRound(db: Db | Trx, roundId: string): Promise<RoundRow | undefined> {
  return db.selectFrom('round').selectAll().where('id', '=', roundId).executeTakeFirst()
}

/** A round of the person's region; any other is unknown. */
export async function staffRound(db: Db, roundId: string, staff: StaffPerson): Promise<RoundRow> {
  const row = await findRound(db, roundId)
  if (row === undefined || !isInScope(row, staff)) return notFound()
  return row
}

/** The same, or a round that covers the person's region: objections are raised at the nearest counter. */
export async function staffRoundAround(
  db: Db,
  roundId: string,
  staff: StaffPerson,
): Promise<RoundRow> {
  const row = await findRound(db, roundId)
  if (row === undefined || !worksFor(staff, row.edition_id)) return notFound()
  if (!overlaps(row.region_code, staff.regionCode)) return notFound()
  return row
}

/** Whether one of two regions lies in the other. */
function overlaps(one: string, other: string): boolean {
  return isWithin(one, other) || isWithin(other, one)
}

/** Rounds in a region and those that cover it, as a condition. */
export function roundInOrAround(regionCode: string): RawBuilder<boolean> {
  const around = [2, 4].map((length) => regionCode.slice(0, length))
  return sql<boolean>`(${withinRegion('round.region_code', regionCode)} or round.region_code in (${sql.join(around)}))`
}

/** Rounds in a region and those that cover it, newest first. */
export function roundsOf(db: Db, scope: Scope): Promise<RoundRow[]> {
  return db
    .selectFrom('round')
    .selectAll()
    .where(withinProgrammes('edition_id', scope))
    .where(roundInOrAround(scope.regionCode))
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
}

/** A case of a round as its list needs it. */
export interface RoundCase {
  id: string
  caseNo: string
  uscc: string
  unitName: string
  regionCode: string
  amountFen: number
  /** accepted: on the public list; declined: given up; open: without an answer that counts. */
  part: 'accepted' | 'declined' | 'open'
  stage: Schema['unit_case']['stage']
  withdrawn: boolean
  /** Whether an objection against it is open. */
  objected: boolean
}

/**
 * The cases of a round in the order of their ids, one page after another. A unit that was withdrawn before
 * the cut was never on the list and is left out; one withdrawn later is marked.
 */
export async function roundCasesPage(
  db: Db,
  round: RoundRow,
  after: string,
  limit: number,
): Promise<RoundCase[]> {
  const rows = await db
    .selectFrom('unit_case')
    .innerJoin('unit', 'unit.id', 'unit_case.unit_id')
    .innerJoin('offer', (join) =>
      join.onRef('offer.case_id', '=', 'unit_case.id').on('offer.version', '=', currentVersion),
    )
    .select([
      'unit_case.id',
      'unit_case.case_no',
      'unit_case.region_code',
      'unit_case.stage',
      'unit_case.stage_at',
      'unit_case.objection_open',
      'unit_case.decision',
      'unit_case.decision_version',
      'unit.uscc',
      'unit.name',
      'offer.version',
      'offer.amount_fen',
    ])
    .where('unit_case.round_id', '=', round.id)
    .where('unit_case.id', '>', after)
    .orderBy('unit_case.id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    caseNo: row.case_no,
    uscc: row.uscc,
    unitName: row.name,
    regionCode: row.region_code,
    amountFen: row.amount_fen,
    part: partOf(row, round),
    stage: row.stage,
    withdrawn: row.stage === 'withdrawn',
    objected: row.objection_open === 1,
  }))
}

function partOf(
  row: Pick<Schema['unit_case'], 'stage' | 'stage_at' | 'decision' | 'decision_version'> & {
    version: number
  },
  round: RoundRow,
): RoundCase['part'] {
  const goneBefore =
    row.stage === 'withdrawn' &&
    (round.cut_at === null || row.stage_at === null || row.stage_at < round.cut_at)
  if (row.decision === null || row.decision_version !== row.version || goneBefore) return 'open'
  return row.decision === 'ACCEPT' ? 'accepted' : 'declined'
}

/** Rounds of an edition in or around a region: those whose codes nest either way. */
export async function overlappingRounds(
  db: Db | Trx,
  editionId: RoundRow['edition_id'],
  regionCode: string,
): Promise<Pick<RoundRow, 'id' | 'title' | 'state' | 'region_code' | 'cut_at'>[]> {
  const rows = await db
    .selectFrom('round')
    .select(['id', 'title', 'state', 'region_code', 'cut_at'])
    .where('edition_id', '=', editionId)
    .execute()
  return rows.filter((row) => overlaps(row.region_code, regionCode))
}

/** Those of the batches that a round cannot be for: unknown, of another edition, or not released. */
export async function strangeBatches(
  db: Db | Trx,
  batchIds: readonly string[],
  editionId: RoundRow['edition_id'],
): Promise<string[]> {
  const rows = await db
    .selectFrom('batch')
    .select('id')
    .where('id', 'in', batchIds)
    .where('edition_id', '=', editionId)
    .where('state', '=', 'released')
    .execute()
  const known = new Set(rows.map(({ id }) => id))
  return batchIds.filter((id) => !known.has(id))
}
