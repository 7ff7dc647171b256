import { type Role, type StaffSessionEnd, timing } from '@wengang/contracts'
import { refuse } from '../app-error.ts'
import { tokenHash } from '../crypto/keys.ts'
import { defineCommand } from '../database/command.ts'
import type { Trx } from '../database/dialects.ts'
import { programmesOf, rolesOf, type SessionEnd } from '../database/staff-schema.ts'
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

/** Whether the second factor was given within the minutes that dear acts ask for. */
export function isFresh({ secondFactorAt }: StaffPerson, now: number): boolean {
  return secondFactorAt !== null && now < secondFactorAt + timing.secondFactorFreshMs
}

/**
 * Who of the staff sends this request: by cookie at the desk, by bearer token on the command line. Throws
 * STAFF_SIGN_IN_NEEDED, with the reason when another sign-in or an administrator ended the session.
 */
export async function findStaff(c: HttpContext): Promise<StaffPerson> {
  const token = staffToken(c)
  if (token === undefined || token === '') return refuse('STAFF_SIGN_IN_NEEDED', {})
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
      'staff_session.ended_at',
      'staff_session.ended_why',
      'staff.disabled_at',
    ])
    .where('token_hash', '=', hash)
    .executeTakeFirst()
  if (row === undefined) return refuse('STAFF_SIGN_IN_NEEDED', {})
  const over = endOf(row, now)
  if (over !== null) return refuse('STAFF_SIGN_IN_NEEDED', { why: over })
  if (row.seen_at < now - touchEveryMs) {
    await store.write(touchStaffSession, { tokenHash: hash, now })
  }
  return {
    id: row.id,
    name: row.name,
    displayName: row.display_name,
    roles: rolesOf(row),
    regionCode: row.region_code,
    programmes: programmesOf(row),
    secondFactorAt: row.second_factor_at,
  }
}

interface SessionTimes {
  seen_at: number
  created_at: number
  ended_at: number | null
  ended_why: SessionEnd | null
  disabled_at: number | null
}

/** Why a session is over; null while it runs. */
function endOf(row: SessionTimes, now: number): StaffSessionEnd | null {
  const isOld =
    now >= row.seen_at + timing.staffIdleMs || now >= row.created_at + timing.sessionMaximumMs
  if (row.ended_why === 'elsewhere') return isOld ? 'none' : 'elsewhere'
  if (row.ended_why === 'administrator' || row.disabled_at !== null) return 'administrator'
  return row.ended_at !== null || isOld ? 'none' : null
}

/** The token that a request carries: by cookie at the desk, by bearer on the command line. */
export function staffToken(c: HttpContext): string | undefined {
  return bearerOf(c) ?? readToken(c, 'staff')
}

function bearerOf(c: HttpContext): string | undefined {
  return /^Bearer ([\w-]{20,})$/.exec(c.req.header('authorization') ?? '')?.[1]
}
