import { getStaffSession } from '@wengang/contracts/endpoints/staff/get-staff-session'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { signedIn } from '../platform/region-scope.ts'
import { personView } from './staff.service.ts'

/** GET /api/staff/session */
export function mountGetStaffSession(app: HttpApp): void {
  mount(app, getStaffSession, async ({ staff }) => ({ person: personView(signedIn(staff)) }))
}
