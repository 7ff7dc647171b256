import type { Db, Trx } from '../platform/database/dialects.ts'
import type { Schema } from '../platform/database/schema.ts'

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
export function objectionsOfRound(db: Db, roundId: string) {
  return db
    .selectFrom('objection')
    .leftJoin('unit_case', 'unit_case.id', 'objection.case_id')
    .selectAll('objection')
    .select('unit_case.case_no')
    .where('objection.round_id', '=', roundId)
    .orderBy((eb) => eb.case().when('objection.state', '=', 'open').then(0).else(1).end())
    .orderBy('objection.recorded_at', 'desc')
    .orderBy('objection.id')
    .execute()
}

/** Puts the finding into an open objection; false when it was decided already. */
export async function settleObjection(
  trx: Trx,
  objectionId: string,
  settled: { state: 'dismissed' | 'upheld'; finding: string; by: string; at: number },
): Promise<boolean> {
  const result = await trx
    .updateTable('objection')
    .set({
      state: settled.state,
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
  for (const { id } of rows) await settleObjection(trx, id, { state: 'dismissed', ...closing })
}
