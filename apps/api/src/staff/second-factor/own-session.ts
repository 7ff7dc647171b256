import { refuse } from '../../platform/app-error.ts'
import { tokenHash } from '../../platform/crypto/keys.ts'
import type { HttpContext } from '../../platform/http/context.ts'
import { isFresh, type StaffPerson, staffToken } from '../../platform/http/staff-session.ts'
import { type Factors, hasFactor } from './factor.queries.ts'

/** The hash under which the session of a request is kept. */
export const sessionHash = (c: HttpContext): string => tokenHash(staffToken(c) ?? '')

/**
 * That a person may change how they prove who they are: with what they have given just now, or right after
 * the password while there is nothing yet. Throws SECOND_FACTOR_NEEDED.
 */
export function mayEnrol(staff: StaffPerson, factors: Factors, now: number): void {
  if (hasFactor(factors) && !isFresh(staff, now)) refuse('SECOND_FACTOR_NEEDED', {})
}
