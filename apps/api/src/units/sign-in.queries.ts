import type { Db } from '../platform/database/dialects.ts'
import type { OpenUnit } from './unit.queries.ts'

/**
 * The phone of a running code that was asked for while another number was certified; null when the newest
 * code of the unit went to the certified one. Codes of operators are none of the unit's.
 */
export async function askedByFormerPhone(
  db: Db,
  unit: Pick<OpenUnit, 'id' | 'certified'>,
  now: number,
): Promise<string | null> {
  const newest = await db
    .selectFrom('challenge')
    .select(['mobile_index', 'used_at', 'expires_at'])
    .where('subject_kind', '=', 'unit')
    // The semicolon is the character after the colon.
    .where('subject_id', '>=', `${unit.id}:`)
    .where('subject_id', '<', `${unit.id};`)
    .where((eb) =>
      eb.or([
        eb('mobile_index', '=', unit.certified.mobileIndex),
        eb.not(
          eb.exists(
            eb
              .selectFrom('unit_member')
              .select('unit_member.id')
              .where('unit_member.unit_id', '=', unit.id)
              .where('unit_member.role', '=', 'operator')
              .whereRef('unit_member.mobile_index', '=', 'challenge.mobile_index'),
          ),
        ),
      ]),
    )
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (newest === undefined || newest.used_at !== null || newest.expires_at <= now) return null
  return newest.mobile_index === unit.certified.mobileIndex ? null : newest.mobile_index
}
