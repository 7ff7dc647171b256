import type { Db, Trx } from '../platform/database/dialects.ts'

/** A unit that a phone serves, and as whom. */
export interface Membership {
  unitId: string
  unitName: string
  memberId: string
}

/**
 * The units that a phone serves: as administrator by their certified mobile, or as an operator of a unit that
 * manages its operators. By name, each unit once: who is both is the administrator.
 */
export async function findMemberships(db: Db | Trx, mobileIndex: string): Promise<Membership[]> {
  const rows = await db
    .selectFrom('unit_member')
    .innerJoin('unit_account', 'unit_account.unit_id', 'unit_member.unit_id')
    .innerJoin('unit', 'unit.id', 'unit_member.unit_id')
    .select(['unit.id', 'unit.name', 'unit_member.id as member_id'])
    .where('unit_member.mobile_index', '=', mobileIndex)
    .where('unit_member.state', '=', 'active')
    .where((eb) =>
      eb.or([
        eb.and([
          eb('unit_member.role', '=', 'administrator'),
          eb('unit_account.mobile_index', '=', mobileIndex),
        ]),
        eb.and([
          eb('unit_member.role', '=', 'operator'),
          eb('unit_account.internal_management', '=', 1),
        ]),
      ]),
    )
    .orderBy('unit.name')
    .orderBy('unit.id')
    .orderBy('unit_member.role')
    .execute()
  return rows
    .filter((row, place) => rows[place - 1]?.id !== row.id)
    .map((row) => ({ unitId: row.id, unitName: row.name, memberId: row.member_id }))
}
