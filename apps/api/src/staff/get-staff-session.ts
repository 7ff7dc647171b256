import { getStaffSession } from '@wengang/contracts/endpoints/staff/get-staff-session'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { signedIn } from '../platform/region-scope.ts'
import { nextStep } from './second-factor/factor.queries.ts'
import { personView } from './staff.service.ts'

/** GET /api/staff/session */
export function mountGetStaffSession(app: HttpApp): void {
  mount(app, getStaffSession, async ({ services, staff }) => {
    const who = signedIn(staff)
    const person = personView(who)
    if (who.secondFactorAt !== null) return { person, secondFactor: 'given' as const }
    return { person, secondFactor: await nextStep(services.store.read, who.id) }
  })
}
