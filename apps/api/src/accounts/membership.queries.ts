import type { Db } from '../platform/database/dialects.ts'
import type { MemberRow } from '../units/unit.queries.ts'

/** The units that a phone serves now, as administrator or as operator, by name. */
export function unitsOfPhone(db: Db, mobileIndex: string): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('unit_member')
    .innerJoin('unit', 'unit.id', 'unit_member.unit_id')
    .innerJoin('unit_account', 'unit_account.unit_id', 'unit_member.unit_id')
    .select(['unit.id', 'unit.name'])
    .distinct()
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
    .execute()
}

/** One of a unit's people, by the id in a session. */
export function memberById(db: Db, memberId: string): Promise<MemberRow> {
  return db
    .selectFrom('unit_member')
    .selectAll()
    .where('id', '=', memberId)
    .executeTakeFirstOrThrow()
}
