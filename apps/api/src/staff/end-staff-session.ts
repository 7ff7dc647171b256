import { endStaffSession } from '@wengang/contracts/endpoints/staff/end-staff-session'
import { tokenHash } from '../platform/crypto/keys.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { writeToken } from '../platform/http/cookies.ts'
import { mount } from '../platform/http/mount.ts'
import { staffToken } from '../platform/http/staff-session.ts'
import { signedIn } from '../platform/region-scope.ts'
import { endStaffSessionRow } from './staff.service.ts'

/** POST /api/staff/session/end */
export function mountEndStaffSession(app: HttpApp): void {
  mount(app, endStaffSession, async ({ services, staff, now, c }) => {
    await services.store.write(endStaffSessionRow, {
      tokenHash: tokenHash(staffToken(c) ?? ''),
      staffId: signedIn(staff).id,
      at: now,
    })
    writeToken(c, 'staff', '', 0)
    return { ended: true as const }
  })
}
