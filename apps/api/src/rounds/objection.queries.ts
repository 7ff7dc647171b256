import type { Db, Trx } from '../platform/database/dialects.ts'
import type { Schema } from '../platform/database/schema.ts'
import { type Scope, withinProgrammes, withinRegion } from '../platform/region-scope.ts'
import { roundInOrAround } from './round.queries.ts'

export type ObjectionRow = Schema['objection']

/** One objection by its id. */
export function findObjection(
  db: Db | Trx,
  objectionId: string,
): Promise<ObjectionRow | undefined> {
  return db.selectFrom('objection').selectAll().where('id', '=', objectionId).executeTakeFirst()
}

/** Objections of a round that nobody has decided yet, by case and id. */
export function openObjections(db: Db | Trx, roundId: string): Promise<ObjectionRow[]> {
  return db
    .selectFrom('objection')
    .selectAll()
    .where('round_id', '=', roundId)
    .where('state', '=', 'open')
    .orderBy('case_id')
    .orderBy('id')
    .execute()
}

/** Every objection of a round with the number of its case: undecided ones first, then the newest. */
export function objectionsOfRound(db: Db, roundId: string): Promise<ObjectionWithCase[]> {
  return withCases(db)
    .where('objection.round_id', '=', roundId)
    .orderBy((eb) => eb.case().when('objection.state', '=', 'open').then(0).else(1).end())
    .orderBy('objection.recorded_at', 'desc')
    .orderBy('objection.id')
    .execute()
}

export type ObjectionWithCase = ObjectionRow & { case_no: string | null }

function withCases(db: Db) {
  return db
    .selectFrom('objection')
    .leftJoin('unit_case', 'unit_case.id', 'objection.case_id')
    .selectAll('objection')
    .select('unit_case.case_no')
}

/** A page of objections of every round in and around somebody's region, the newest first. */
export function objectionsPage(
  db: Db,
  scope: Scope,
  wanted: {
    state?: ObjectionRow['state'] | undefined
    roundId?: string | undefined
    regionCode?: string | undefined
    after?: string | undefined
    limit: number
  },
) {
  const { state, roundId, regionCode, after, limit } = wanted
  return withCases(db)
    .innerJoin('round', 'round.id', 'objection.round_id')
    .select((eb) => [
      'round.title as round_title',
      eb.fn.coalesce('unit_case.region_code', 'round.region_code').as('region_code'),
    ])
    .where(withinProgrammes('round.edition_id', scope))
    .where(roundInOrAround(scope.regionCode))
    .$if(state !== undefined, (query) => query.where('objection.state', '=', state ?? 'open'))
    .$if(roundId !== undefined, (query) => query.where('objection.round_id', '=', roundId ?? ''))
    .$if(regionCode !== undefined, (query) =>
      query.where((eb) =>
        eb.or([
          withinRegion('unit_case.region_code', regionCode ?? ''),
          eb.and([
            eb('unit_case.id', 'is', null),
            withinRegion('round.region_code', regionCode ?? ''),
          ]),
        ]),
      ),
    )
    .$if(after !== undefined, (query) => query.where('objection.id', '<', after ?? ''))
    .orderBy('objection.id', 'desc')
    .limit(limit)
    .execute()
}

/** Puts the finding into an open objection; false when it was decided already. */
export async function settleObjection(
  trx: Trx,
  objectionId: string,
  settled: {
    effect: NonNullable<ObjectionRow['effect']>
    finding: string
    by: string
    at: number
  },
): Promise<boolean> {
  const result = await trx
    .updateTable('objection')
    .set({
      state: settled.effect === 'excluded' || settled.effect === 'changed' ? 'upheld' : 'dismissed',
      effect: settled.effect,
      finding: settled.finding,
      decided_by: settled.by,
      decided_at: settled.at,
    })
    .where('id', '=', objectionId)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Closes what is open about a case when another act has made it pointless. */
export async function closeObjectionsOfCase(
  trx: Trx,
  caseId: string,
  closing: { finding: string; by: string; at: number },
): Promise<void> {
  const rows = await trx
    .selectFrom('objection')
    .select('id')
    .where('case_id', '=', caseId)
    .where('state', '=', 'open')
    .execute()
  for (const { id } of rows) await settleObjection(trx, id, { effect: 'overtaken', ...closing })
}

/** Units that a finding took out of a round to be answered again, by the amounts on its list. Money in fen. */
export async function correctedOfRound(
  db: Db,
  roundId: string,
): Promise<{ lines: number; totalFen: number }> {
  const row = await db
    .selectFrom('objection')
    .select((eb) => [eb.fn.countAll().as('lines'), eb.fn.sum('listed_fen').as('total')])
    .where('round_id', '=', roundId)
    .where('kind', '=', 'listed')
    .where('effect', '=', 'changed')
    .executeTakeFirst()
  return { lines: Number(row?.lines ?? 0), totalFen: Number(row?.total ?? 0) }
}
