import { currentVersion } from '../../cases/case.queries.ts'
import { notFound } from '../../platform/app-error.ts'
import type { Db, Trx } from '../../platform/database/dialects.ts'
import type { Schema } from '../../platform/database/schema.ts'
import type { StaffPerson } from '../../platform/http/staff-session.ts'
import { staffRound } from '../round.queries.ts'

export type CheckRow = Schema['credit_check']

/** One check by its id. */
export function findCheck(db: Db | Trx, checkId: string): Promise<CheckRow | undefined> {
  return db.selectFrom('credit_check').selectAll().where('id', '=', checkId).executeTakeFirst()
}

/** A check of a round in the person's scope; any other is unknown. */
export async function staffCheck(db: Db, checkId: string, staff: StaffPerson): Promise<CheckRow> {
  const check = (await findCheck(db, checkId)) ?? notFound()
  await staffRound(db, check.round_id, staff)
  return check
}

/** The check of a file that was laid beside the round before. */
export function findCheckByFile(
  db: Db | Trx,
  roundId: string,
  sha256: string,
): Promise<CheckRow | undefined> {
  return db
    .selectFrom('credit_check')
    .selectAll()
    .where('round_id', '=', roundId)
    .where('sha256', '=', sha256)
    .executeTakeFirst()
}

/** The checks of a round, newest first. */
export function checksOf(db: Db | Trx, roundId: string): Promise<CheckRow[]> {
  return db
    .selectFrom('credit_check')
    .selectAll()
    .where('round_id', '=', roundId)
    .orderBy('id', 'desc')
    .execute()
}

/** Rows whose units are still to be taken out. */
export function rowsToApply(trx: Trx, checkId: string, limit: number) {
  return trx
    .selectFrom('credit_row')
    .select(['row', 'case_id'])
    .where('check_id', '=', checkId)
    .where('state', 'in', ['matched', 'confirmed'])
    .orderBy('case_id')
    .limit(limit)
    .execute()
}

/** The rows of a check beside the units that they mean, undecided ones first. */
export function rowsOfCheck(db: Db, checkId: string) {
  return db
    .selectFrom('credit_row')
    .innerJoin('unit_case', 'unit_case.id', 'credit_row.case_id')
    .innerJoin('unit', 'unit.id', 'unit_case.unit_id')
    .innerJoin('offer', (join) =>
      join.onRef('offer.case_id', '=', 'unit_case.id').on('offer.version', '=', currentVersion),
    )
    .select([
      'credit_row.row',
      'credit_row.case_id',
      'credit_row.uscc',
      'credit_row.name',
      'credit_row.state',
      'unit_case.case_no',
      'unit.name as unit_name',
      'unit.uscc as unit_uscc',
      'offer.amount_fen',
    ])
    .where('credit_row.check_id', '=', checkId)
    .orderBy((eb) => eb.case().when('credit_row.state', '=', 'open').then(0).else(1).end())
    .orderBy('credit_row.row')
    .orderBy('credit_row.case_id')
    .limit(1_000)
    .execute()
}

/** Whether a list was laid beside the round and its result applied. */
export async function isCreditChecked(db: Db | Trx, roundId: string): Promise<boolean> {
  return (await checksOf(db, roundId)).some(({ applied_at: appliedAt }) => appliedAt !== null)
}
