import { type RawBuilder, sql } from 'kysely'
import { refuse } from './app-error.ts'
import type { StaffPerson } from './http/staff-session.ts'

/** The leading digits that a region's code stands for: 410000 is all of 41, 410100 all of 4101. */
export function regionPrefix(code: string): string {
  return code.replace(/(?:00)+$/, '')
}

/** Whether a region lies in another: codes nest by their leading digits. */
export function isWithin(regionCode: string, prefix: string): boolean {
  return regionCode.startsWith(prefix)
}

/** The same as a condition that an index on the column serves; text compares bytewise on both engines. */
export function withinRegion(column: string, prefix: string): RawBuilder<boolean> {
  // The colon is the character after the digit nine.
  return sql<boolean>`(${sql.ref(column)} >= ${prefix} and ${sql.ref(column)} < ${`${prefix}:`})`
}

/** What a person of the staff works for: a region by its leading digits, and programmes; null is all of them. */
export type Scope = Pick<StaffPerson, 'regionCode' | 'programmes'>

/** Whether a person works for a programme. */
export function worksFor({ programmes }: Pick<Scope, 'programmes'>, editionId: string): boolean {
  return programmes === null || programmes.includes(editionId)
}

/** Whether a case, a list, a round or a campaign is of the person's region and programmes. */
export function isInScope(row: { region_code: string; edition_id: string }, scope: Scope): boolean {
  return isWithin(row.region_code, scope.regionCode) && worksFor(scope, row.edition_id)
}

/** That a row is of the person's programmes, as a condition. */
export function withinProgrammes(
  column: string,
  { programmes }: Pick<Scope, 'programmes'>,
): RawBuilder<boolean> {
  if (programmes === null) return sql<boolean>`1 = 1`
  // Never empty, so that it can stand in a condition.
  return sql<boolean>`${sql.ref(column)} in (${sql.join(['', ...programmes])})`
}

/** Region and programmes of a table with `region_code` and `edition_id`, as one condition. */
export function withinScope(table: string, scope: Scope): RawBuilder<boolean> {
  const region = withinRegion(`${table}.region_code`, scope.regionCode)
  return sql<boolean>`(${region} and ${withinProgrammes(`${table}.edition_id`, scope)})`
}

/** The person of a staff route, whose access was checked before the handler ran. */
export function signedIn(staff: StaffPerson | null): StaffPerson {
  return staff ?? refuse('STAFF_SIGN_IN_NEEDED', {})
}

/** Who acts, as entries name a person of the staff. */
export function actorOf(staff: StaffPerson): string {
  return `staff:${staff.id}`
}
