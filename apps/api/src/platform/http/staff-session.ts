import { type Role, timing } from '@wengang/contracts'
import { tokenHash } from '../crypto/keys.ts'
import { defineCommand } from '../database/command.ts'
import type { Trx } from '../database/dialects.ts'
import type { HttpContext } from './context.ts'
import { readToken } from './cookies.ts'

/** A signed-in person of the staff. */
export interface StaffPerson {
  id: string
  name: string
  displayName: string
  roles: readonly Role[]
  /** Leading digits of the region that this person works for. */
  regionCode: string
  /** Programmes that this person works for; null is all of them. */
  programmes: readonly string[] | null
  /** When the second factor was last given in this session; null when it was not. */
  secondFactorAt: number | null
}

const touchEveryMs = 60_000

/** Notes that a desk session is in use, at most once a minute. */
export const touchStaffSession = defineCommand(
  'touchStaffSession',
  async (trx: Trx, input: { tokenHash: string; now: number }) => {
    await trx
      .updateTable('staff_session')
      .set({ seen_at: input.now })
      .where('token_hash', '=', input.tokenHash)
      .where('seen_at', '<', input.now - touchEveryMs)
      .execute()
  },
)

/** Who of the staff sends this request: by cookie at the desk, by bearer token on the command line. */
export async function findStaff(c: HttpContext): Promise<StaffPerson | null> {
  const token = staffToken(c)
  if (token === undefined || token === '') return null
  const { store, clock } = c.get('services')
  const now = clock.now()
  const hash = tokenHash(token)
  const row = await store.read
    .selectFrom('staff_session')
    .innerJoin('staff', 'staff.id', 'staff_session.staff_id')
    .select([
      'staff.id',
      'staff.name',
      'staff.display_name',
      'staff.roles',
      'staff.region_code',
      'staff.programmes',
      'staff_session.seen_at',
      'staff_session.created_at',
      'staff_session.second_factor_at',
    ])
    .where('token_hash', '=', hash)
    .where('ended_at', 'is', null)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  if (row === undefined) return null
  if (now >= row.seen_at + timing.staffIdleMs || now >= row.created_at + timing.sessionMaximumMs) {
    return null
  }
  if (row.seen_at < now - touchEveryMs) {
    await store.write(touchStaffSession, { tokenHash: hash, now })
  }
  return {
    id: row.id,
    name: row.name,
    displayName: row.display_name,
    roles: JSON.parse(row.roles) as Role[],
    regionCode: row.region_code,
    programmes: row.programmes === null ? null : (JSON.parse(row.programmes) as string[]),
    secondFactorAt: row.second_factor_at,
  }
}

/** The token that a request carries: by cookie at the desk, by bearer on the command line. */
export function staffToken(c: HttpContext): string | undefined {
  return bearerOf(c) ?? readToken(c, 'staff')
}

function bearerOf(c: HttpContext): string | undefined {
  return /^Bearer ([\w-]{20,})$/.exec(c.req.header('authorization') ?? '')?.[1]
}
