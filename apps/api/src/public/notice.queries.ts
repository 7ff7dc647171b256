import { normaliseUnitName, normaliseUscc } from '@wengang/identifiers'
import { isCut } from '@wengang/policy'
import { sql } from 'kysely'
import { currentVersion } from '../cases/case.queries.ts'
import type { Db } from '../platform/database/dialects.ts'
import type { Schema } from '../platform/database/schema.ts'
import { correctedOfRound } from '../rounds/objection.queries.ts'

export type PublicRound = Schema['round'] & { starts_on: string; ends_on: string }

/** Rounds that the public may see, newest first: those that were cut, also when they were voided later. */
export async function publicRounds(db: Db): Promise<PublicRound[]> {
  const rows = await db
    .selectFrom('round')
    .selectAll()
    .where('state', '!=', 'preparing')
    // A round that was never published has no days, and is nobody's but the staff's.
    .where('starts_on', 'is not', null)
    .orderBy('cut_at', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
  return rows.filter(isPublic)
}

/** One of them; undefined for any other id. */
export async function findPublicRound(db: Db, roundId: string): Promise<PublicRound | undefined> {
  const row = await db.selectFrom('round').selectAll().where('id', '=', roundId).executeTakeFirst()
  return row !== undefined && isPublic(row) ? row : undefined
}

function isPublic(row: Schema['round']): row is PublicRound {
  if (row.starts_on === null || row.ends_on === null) return false
  return row.state === 'void' || isCut(row)
}

/** A unit on a public list. Amount in fen. */
export interface ListedUnit {
  caseId: string
  name: string
  uscc: string
  amountFen: number
}

/**
 * The units on the list of a round in the order of their cases: accepted for the offer that stands, not
 * withdrawn. Who declined or did not answer is never on it.
 */
export async function listedUnits(
  db: Db,
  roundId: string,
  page: { after: string; limit: number; query?: string },
): Promise<ListedUnit[]> {
  const rows = await db
    .selectFrom('unit_case')
    .innerJoin('unit', 'unit.id', 'unit_case.unit_id')
    .innerJoin('offer', (join) =>
      join
        .onRef('offer.case_id', '=', 'unit_case.id')
        .onRef('offer.version', '=', 'unit_case.decision_version'),
    )
    .select(['unit_case.id as caseId', 'unit.name', 'unit.uscc', 'offer.amount_fen as amountFen'])
    .where('unit_case.round_id', '=', roundId)
    .where('unit_case.decision', '=', 'ACCEPT')
    .where('unit_case.decision_version', '=', currentVersion)
    .where('unit_case.stage', '!=', 'withdrawn')
    .where('unit_case.id', '>', page.after)
    .$if(page.query !== undefined, (q) => q.where(matches(page.query ?? '')))
    .orderBy('unit_case.id')
    .limit(page.limit)
    .execute()
  return rows
}

/** What was taken off a list since it was published: withdrawn, or to be answered again. Money in fen. */
export async function takenOff(
  db: Db,
  round: PublicRound,
): Promise<{ lines: number; totalFen: number }> {
  const corrected = await correctedOfRound(db, round.id)
  const row = await db
    .selectFrom('unit_case')
    .innerJoin('offer', (join) =>
      join
        .onRef('offer.case_id', '=', 'unit_case.id')
        .onRef('offer.version', '=', 'unit_case.decision_version'),
    )
    .select((eb) => [eb.fn.countAll().as('lines'), eb.fn.sum('offer.amount_fen').as('total')])
    .where('unit_case.round_id', '=', round.id)
    .where('unit_case.stage', '=', sql.lit('withdrawn'))
    .where('unit_case.decision', '=', 'ACCEPT')
    .where('unit_case.stage_at', '>=', round.cut_at ?? 0)
    .executeTakeFirst()
  return {
    lines: corrected.lines + Number(row?.lines ?? 0),
    totalFen: corrected.totalFen + Number(row?.total ?? 0),
  }
}

function matches(query: string) {
  const pattern = `%${normaliseUnitName(query).replaceAll(/[\\%_]/g, (mark) => `\\${mark}`)}%`
  return sql<boolean>`(unit.uscc = ${normaliseUscc(query)} or unit.name_normal like ${pattern} escape '\\')`
}
