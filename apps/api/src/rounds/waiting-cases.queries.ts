import { isCut, type EditionId } from '@wengang/policy'
import { sql } from 'kysely'
import { currentVersion } from '../cases/case.queries.ts'
import type { Db, Trx } from '../platform/database/dialects.ts'
import { withinRegion } from '../platform/region-scope.ts'
import type { RoundRow } from './round.queries.ts'

/** Which cases a round is for. */
export interface RoundPlace {
  editionId: EditionId
  regionCode: string
}

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

type KnownRound = Pick<RoundRow, 'id' | 'state'>

/** Never empty, so that it can stand in a condition. */
function idsOf(rounds: readonly KnownRound[], wanted: (round: KnownRound) => boolean): string[] {
  return ['', ...rounds.filter(wanted).map(({ id }) => id)]
}

/**
 * Gives a round those of the cases that wait for one: open or lapsed, of a released list, and in no round,
 * in a void one, or without an answer in one that was cut. Answers how many.
 */
export async function takeIntoRound(
  trx: Trx,
  ids: readonly string[],
  roundId: string,
  rounds: readonly KnownRound[],
): Promise<number> {
  const voided = idsOf(rounds, (round) => round.state === 'void')
  const cut = idsOf(rounds, isCut)
  const result = await trx
    .updateTable('unit_case')
    .set({ round_id: roundId })
    .where('id', 'in', ids)
    .where('stage', 'in', ['open', 'lapsed'])
    .where(sql<boolean>`${currentVersion} is not null`)
    .where((eb) =>
      eb.or([
        eb('round_id', 'is', null),
        eb('round_id', 'in', voided),
        eb.and([
          eb('round_id', 'in', cut),
          eb.or([
            eb('decision', 'is', null),
            sql<boolean>`unit_case.decision_version <> ${currentVersion}`,
          ]),
        ]),
      ]),
    )
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

/** Whether any of these cases has an answer that counts and that no round has published yet. */
export async function hasAnswered(
  db: Db,
  ids: readonly string[],
  rounds: readonly KnownRound[],
): Promise<boolean> {
  const uncut = idsOf(rounds, (round) => !isCut(round))
  const row = await db
    .selectFrom('unit_case')
    .select('id')
    .where('id', 'in', ids)
    .where('stage', '=', 'open')
    .where('decision', 'is not', null)
    .where(sql<boolean>`unit_case.decision_version = ${currentVersion}`)
    .where((eb) => eb.or([eb('round_id', 'is', null), eb('round_id', 'in', uncut)]))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
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
