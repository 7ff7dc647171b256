import type { Db, Trx } from '../platform/database/dialects.ts'
import type { MemberRow } from './unit.queries.ts'

/** Where an operator stands; an invitation lapses by the clock, without anybody writing it down. */
export type OperatorState = 'invited' | 'lapsed' | 'active' | 'withdrawn'

/** Where an operator stands at an instant. */
export function operatorState(
  row: Pick<MemberRow, 'state' | 'expires_at'>,
  now: number,
): OperatorState {
  const lapses = row.state === 'invited' && row.expires_at !== null && row.expires_at <= now
  return lapses ? 'lapsed' : row.state
}

/** Every operator of a unit, the newest first; of a number that was invited again only the newest. */
export async function findOperators(db: Db, unitId: string): Promise<MemberRow[]> {
  const rows = await db
    .selectFrom('unit_member')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('role', '=', 'operator')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const newest = new Map(rows.toReversed().map((row) => [row.mobile_index, row] as const))
  return rows.filter((row) => newest.get(row.mobile_index) === row)
}

/** The newest operator of a unit with this phone, whatever became of the invitation. */
export function findOperatorByPhone(
  db: Db | Trx,
  unitId: string,
  mobileIndex: string,
): Promise<MemberRow | undefined> {
  return db
    .selectFrom('unit_member')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('role', '=', 'operator')
    .where('mobile_index', '=', mobileIndex)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** One operator of a unit. */
export function findOperator(
  db: Db | Trx,
  unitId: string,
  memberId: string,
): Promise<MemberRow | undefined> {
  return db
    .selectFrom('unit_member')
    .selectAll()
    .where('id', '=', memberId)
    .where('unit_id', '=', unitId)
    .where('role', '=', 'operator')
    .executeTakeFirst()
}

/** Ends running sessions of operators of a unit: of one, or of all. */
export async function endOperatorSessions(
  trx: Trx,
  input: { unitId: string; memberId?: string; at: number },
): Promise<void> {
  const { unitId, memberId, at } = input
  await trx
    .updateTable('session')
    .set({ ended_at: at })
    .where('ended_at', 'is', null)
    .where('member_id', 'in', (eb) =>
      eb
        .selectFrom('unit_member')
        .select('id')
        .where('unit_id', '=', unitId)
        .where('role', '=', 'operator')
        .$if(memberId !== undefined, (query) => query.where('id', '=', memberId ?? '')),
    )
    .where('unit_id', '=', unitId)
    .execute()
}
