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

/** The person of a staff route, whose access was checked before the handler ran. */
export function signedIn(staff: StaffPerson | null): StaffPerson {
  return staff ?? refuse('STAFF_SIGN_IN_NEEDED', {})
}

/** Who acts, as entries name a person of the staff. */
export function actorOf(staff: StaffPerson): string {
  return `staff:${staff.id}`
}
