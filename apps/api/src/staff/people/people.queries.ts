import { type Role, timing } from '@wengang/contracts'
import { sql } from 'kysely'
import type { Db, Trx } from '../../platform/database/dialects.ts'
import { programmesOf, rolesOf } from '../../platform/database/staff-schema.ts'
import type { StaffPerson } from '../../platform/http/staff-session.ts'
import { notFound } from '../../platform/app-error.ts'
import { withinRegion } from '../../platform/region-scope.ts'

export interface PeopleFilter {
  role?: Role | undefined
  state?: 'active' | 'disabled' | undefined
  regionCode?: string | undefined
  search?: string | undefined
  after?: string | undefined
  limit: number
}

/** Roles are a JSON list of fixed words, so that one stands in quotes. */
const holds = (role: Role) => sql<boolean>`staff.roles like ${`%"${role}"%`}`

/** How many administrators are active, wherever they work. */
export async function administrators(db: Db | Trx): Promise<number> {
  const { count } = await db
    .selectFrom('staff')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('disabled_at', 'is', null)
    .where(holds('administrator'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** People of the caller's region in the order in which they came. */
export async function peopleOf(db: Db, by: StaffPerson, filter: PeopleFilter, now: number) {
  const { role, state, regionCode, search = '', after, limit } = filter
  const part = `%${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  const rows = await selectPeople(db, now)
    .where(withinRegion('staff.region_code', by.regionCode))
    .$if(regionCode !== undefined, (q) =>
      q.where(withinRegion('staff.region_code', regionCode ?? '')),
    )
    .$if(role !== undefined, (q) => q.where(holds(role ?? 'clerk')))
    .$if(state !== undefined, (q) =>
      q.where('staff.disabled_at', state === 'active' ? 'is' : 'is not', null),
    )
    .$if(search !== '', (q) =>
      q.where(
        sql<boolean>`(staff.name like ${part} escape '\\' or staff.display_name like ${part} escape '\\')`,
      ),
    )
    .$if(after !== undefined, (q) => q.where('staff.id', '>', after ?? ''))
    .orderBy('staff.id')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  return {
    people: page.map((row) => memberView(row, by)),
    next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  }
}

/** One person as the administrators see them. Throws NOT_FOUND. */
export async function memberOf(db: Db, staffId: string, by: StaffPerson, now: number) {
  const row = await selectPeople(db, now).where('staff.id', '=', staffId).executeTakeFirst()
  return row === undefined ? notFound() : memberView(row, by)
}

function selectPeople(db: Db, now: number) {
  const since = now - timing.staffIdleMs
  return db
    .selectFrom('staff')
    .leftJoin('staff_totp', 'staff_totp.staff_id', 'staff.id')
    .selectAll('staff')
    .select([
      'staff_totp.confirmed_at',
      sql<number>`(select count(*) from staff_passkey k where k.staff_id = staff.id)`.as(
        'passkeys',
      ),
      sql<number>`(select count(*) from staff_recovery_code r
        where r.staff_id = staff.id and r.used_at is null)`.as('codes_left'),
      sql<number | null>`(select max(s.seen_at) from staff_session s
        where s.staff_id = staff.id)`.as('seen_at'),
      sql<number>`(select count(*) from staff_session s
        where s.staff_id = staff.id and s.ended_at is null and s.seen_at > ${since})`.as(
        'sessions',
      ),
    ])
}

type MemberRow = Awaited<ReturnType<ReturnType<typeof selectPeople>['executeTakeFirstOrThrow']>>

function memberView(row: MemberRow, by: StaffPerson) {
  return {
    id: row.id,
    name: row.name,
    displayName: row.display_name,
    roles: rolesOf(row),
    regionCode: row.region_code,
    programmes: programmesOf(row),
    isSelf: row.id === by.id,
    createdAt: row.created_at,
    disabledAt: row.disabled_at,
    lastSeenAt: row.seen_at === null ? null : Number(row.seen_at),
    sessions: Number(row.sessions),
    totp: row.confirmed_at !== null,
    passkeys: Number(row.passkeys),
    recoveryCodesLeft: Number(row.codes_left),
  }
}
