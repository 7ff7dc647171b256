import { endStaffSessions } from '@wengang/contracts/endpoints/staff/end-staff-sessions'
import type { HttpApp } from '../../platform/http/context.ts'
import { mount } from '../../platform/http/mount.ts'
import { settled } from '../../platform/idempotency.ts'
import { signedIn } from '../../platform/region-scope.ts'
import { endSessionsCommand } from './people.service.ts'

/** POST /api/staff/people/:staffId/sessions/end */
export function mountEndStaffSessions(app: HttpApp): void {
  mount(app, endStaffSessions, async ({ services, staff, params, act, now }) => {
    const { id, regionCode } = signedIn(staff)
    return settled(
      await services.store.write(endSessionsCommand, {
        staffId: params.staffId,
        by: { id, regionCode },
        at: now,
        act,
      }),
    )
  })
}
