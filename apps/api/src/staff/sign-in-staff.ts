import { timing } from '@wengang/contracts'
import { signInStaff } from '@wengang/contracts/endpoints/staff/sign-in-staff'
import { refuse } from '../platform/app-error.ts'
import { sha256 } from '../platform/canonical-json.ts'
import { programmesOf, rolesOf } from '../platform/database/staff-schema.ts'
import { tokenHash } from '../platform/crypto/keys.ts'
import { addressOf, type HttpApp } from '../platform/http/context.ts'
import { writeToken } from '../platform/http/cookies.ts'
import { mount } from '../platform/http/mount.ts'
import { countUses, type Limit } from '../platform/limits.ts'
import { newToken } from '../platform/random.ts'
import { fitsPassword } from './password.ts'
import { nextStep } from './second-factor/factor.queries.ts'
import { findStaffByName, personView, startStaffSession } from './staff.service.ts'

const windowMs = 15 * 60_000

/** Guesses are counted whether they are right or not, before the password is looked at. */
function limitsOf(name: string, address: string): Limit[] {
  return [
    { bucket: `staff-name:${sha256(name.toLowerCase())}`, most: 10, windowMs },
    { bucket: `staff-address:${address}`, most: 60, windowMs },
  ]
}

/** POST /api/staff/session */
export function mountSignInStaff(app: HttpApp): void {
  mount(app, signInStaff, async ({ services, body, now, c }) => {
    const { store } = services
    await store.write(countUses, { limits: limitsOf(body.name, addressOf(c)), now })
    const row = await findStaffByName(store.read, body.name)
    const fits = await fitsPassword(row?.password_hash ?? null, body.password)
    if (row === undefined || !fits) return refuse('SIGN_IN_WRONG', {})
    const token = newToken()
    await store.write(startStaffSession, {
      tokenHash: tokenHash(token),
      staffId: row.id,
      at: now,
    })
    writeToken(c, 'staff', token, timing.sessionMaximumMs)
    const person = personView({
      name: row.name,
      displayName: row.display_name,
      roles: rolesOf(row),
      regionCode: row.region_code,
      programmes: programmesOf(row),
    })
    const secondFactor = await nextStep(store.read, row.id)
    return { person, token, expiresAt: now + timing.staffIdleMs, secondFactor }
  })
}
