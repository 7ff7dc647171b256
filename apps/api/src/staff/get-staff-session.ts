import { mayDo } from '@wengang/contracts'
import { getStaffSession } from '@wengang/contracts/endpoints/staff/get-staff-session'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { signedIn } from '../platform/region-scope.ts'
import { administrators } from './people/people.queries.ts'
import { nextStep } from './second-factor/factor.queries.ts'
import { personView } from './staff.service.ts'

/** GET /api/staff/session */
export function mountGetStaffSession(app: HttpApp): void {
  mount(app, getStaffSession, async ({ services, staff }) => {
    const who = signedIn(staff)
    const person = personView(who)
    const { config, store } = services
    const { read } = store
    const secondAdministratorNeeded =
      mayDo(who.roles, 'managePeople') && (await administrators(read)) < 2
    return {
      person,
      secondFactor: who.secondFactorAt === null ? await nextStep(read, who.id) : ('given' as const),
      secondAdministratorNeeded,
      publicOrigin: config.deskOrigin === null ? null : config.publicOrigin,
    }
  })
}
