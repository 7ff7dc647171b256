import { isCut } from '@wengang/policy'
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import { currentVersion } from '../cases/case.queries.ts'
import type { Db, Trx } from '../platform/database/dialects.ts'
import type { Schema } from '../platform/database/schema.ts'
import { withinRegion } from '../platform/region-scope.ts'
import type { RoundRow } from './round.queries.ts'
import type { RoundPlace } from './round-place.ts'

/** Where a walk over the cases of a region stands. */
export interface RegionCursor {
  regionCode: string
  id: string
}

/** The next cases of an edition in a region by key, whatever their state, so that a step never reads more. */
export async function nextCaseKeys(
  db: Db | Trx,
  { editionId, regionCode }: RoundPlace,
  after: RegionCursor | null,
  limit: number,
): Promise<{ ids: string[]; cursor: RegionCursor | null }> {
  const rows = await db
    .selectFrom('unit_case')
    .select(['id', 'region_code'])
    .where('edition_id', '=', editionId)
    .where(withinRegion('region_code', regionCode))
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(region_code, id) > (${after?.regionCode ?? ''}, ${after?.id ?? ''})`,
      ),
    )
    .orderBy('region_code')
    .orderBy('id')
    .limit(limit)
    .execute()
  const last = rows.length < limit ? undefined : rows.at(-1)
  return {
    ids: rows.map(({ id }) => id),
    cursor: last === undefined ? null : { regionCode: last.region_code, id: last.id },
  }
}

export type KnownRound = Pick<RoundRow, 'id' | 'state'>

/** Never empty, so that it can stand in a condition. */
function idsOf(rounds: readonly KnownRound[], wanted: (round: KnownRound) => boolean): string[] {
  return ['', ...rounds.filter(wanted).map(({ id }) => id)]
}

/**
 * Which cases wait for a round: open or lapsed, of a released list, of the batches that are asked for, and
 * in no round, in one of `open`, or without an answer in one that was cut.
 */
function waitsForRound(
  eb: ExpressionBuilder<Schema, 'unit_case'>,
  batchIds: RoundPlace['batchIds'],
  { open, cut }: { open: string[]; cut: string[] },
): Expression<SqlBool> {
  const ofBatches = (ids: readonly string[]) =>
    eb.exists(
      eb
        .selectFrom('offer')
        .select('offer.case_id')
        .whereRef('offer.case_id', '=', 'unit_case.id')
        .where('offer.batch_id', 'in', ids),
    )
  return eb.and([
    eb('unit_case.stage', 'in', ['open', 'lapsed']),
    sql<boolean>`${currentVersion} is not null`,
    ...(batchIds === null ? [] : [ofBatches(batchIds)]),
    eb.or([
      eb('unit_case.round_id', 'is', null),
      eb('unit_case.round_id', 'in', open),
      eb.and([
        eb('unit_case.round_id', 'in', cut),
        eb.or([
          eb('unit_case.decision', 'is', null),
          sql<boolean>`unit_case.decision_version <> ${currentVersion}`,
        ]),
      ]),
    ]),
  ])
}

/** Gives a round those of the cases that wait for one. Answers how many. */
export async function takeIntoRound(
  trx: Trx,
  ids: readonly string[],
  roundId: string,
  { rounds, batchIds }: { rounds: readonly KnownRound[]; batchIds: RoundPlace['batchIds'] },
): Promise<number> {
  const open = idsOf(rounds, (round) => round.state === 'void')
  const cut = idsOf(rounds, isCut)
  const result = await trx
    .updateTable('unit_case')
    .set({ round_id: roundId })
    .where('id', 'in', ids)
    .where((eb) => waitsForRound(eb, batchIds, { open, cut }))
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

/** A case that waits for a round, with the answer that counts now. Amount in fen. */
export interface WaitingCase {
  id: string
  caseNo: string
  unitName: string
  uscc: string
  regionCode: string
  amountFen: number
  answer: WaitingAnswer
}

export type WaitingAnswer = 'accepted' | 'declined' | 'unanswered'

/** What counting needs of a waiting case. Amount in fen. */
export type CountedCase = Pick<WaitingCase, 'regionCode' | 'amountFen' | 'answer'>

type Known = { rounds: readonly KnownRound[]; batchIds: RoundPlace['batchIds'] }

/** The same as `waitingAmong`, for counting alone: without the units, and in no order. */
export async function countedAmong(
  db: Db,
  ids: readonly string[],
  { rounds, batchIds }: Known,
): Promise<CountedCase[]> {
  if (ids.length === 0) return []
  const rows = await waitingCases(db, ids, { rounds, batchIds })
    .select(['unit_case.region_code', 'offer.amount_fen'])
    .select(['unit_case.decision', 'unit_case.decision_version', 'offer.version'])
    .execute()
  return rows.map((row) => ({
    regionCode: row.region_code,
    amountFen: row.amount_fen,
    answer: answerOf(row),
  }))
}

/** The waiting ones among some cases, with the offer that stands. */
function waitingCases(db: Db, ids: readonly string[], { rounds, batchIds }: Known) {
  const open = idsOf(rounds, (round) => !isCut(round))
  const cut = idsOf(rounds, isCut)
  return db
    .selectFrom('unit_case')
    .innerJoin('offer', (join) =>
      join.onRef('offer.case_id', '=', 'unit_case.id').on('offer.version', '=', currentVersion),
    )
    .where('unit_case.id', 'in', ids)
    .where((eb) =>
      waitsForRound(eb as unknown as ExpressionBuilder<Schema, 'unit_case'>, batchIds, {
        open,
        cut,
      }),
    )
}

/** Those of the cases that the next round would take as things stand, in the order of the walk. */
export async function waitingAmong(
  db: Db,
  ids: readonly string[],
  known: Known,
): Promise<WaitingCase[]> {
  if (ids.length === 0) return []
  const rows = await waitingCases(db, ids, known)
    .innerJoin('unit', 'unit.id', 'unit_case.unit_id')
    .select([
      'unit_case.id',
      'unit_case.case_no',
      'unit_case.region_code',
      'unit_case.decision',
      'unit_case.decision_version',
      'unit.name',
      'unit.uscc',
      'offer.version',
      'offer.amount_fen',
    ])
    .orderBy('unit_case.region_code')
    .orderBy('unit_case.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    caseNo: row.case_no,
    unitName: row.name,
    uscc: row.uscc,
    regionCode: row.region_code,
    amountFen: row.amount_fen,
    answer: answerOf(row),
  }))
}

function answerOf(row: {
  decision: Schema['unit_case']['decision']
  decision_version: number
  version: number
}): WaitingAnswer {
  if (row.decision === null || row.decision_version !== row.version) return 'unanswered'
  return row.decision === 'ACCEPT' ? 'accepted' : 'declined'
}

/** Whether a round has at least one case with an answer, or has been cut already. */
export async function isAnyDecided(db: Db, roundId: string): Promise<boolean> {
  const row = await db
    .selectFrom('unit_case')
    .innerJoin('round', 'round.id', 'unit_case.round_id')
    .select('unit_case.id')
    .where('unit_case.round_id', '=', roundId)
    .where((eb) =>
      eb.or([eb('unit_case.decision', 'is not', null), eb('round.state', '!=', 'preparing')]),
    )
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
