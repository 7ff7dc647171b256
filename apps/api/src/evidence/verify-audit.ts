import { verifyAudit } from '@wengang/contracts/endpoints/staff/verify-audit'
import { refuse } from '../platform/app-error.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { verifyHouse } from './audit/verify-house.ts'
import { noteStaffActCommand } from './staff-note.ts'

/** POST /api/staff/audit/verify */
export function mountVerifyAudit(app: HttpApp): void {
  mount(app, verifyAudit, async ({ services, staff, body, now }) => {
    if (staff === null) return refuse('STAFF_SIGN_IN_NEEDED', {})
    const report = await verifyHouse(services, body.knownHeads)
    const { entries, newestSeal, problems } = report
    await services.store.write(noteStaffActCommand, {
      staffId: staff.id,
      kind: 'auditVerified',
      facts: { entries, problems: problems.length, sealHead: newestSeal?.hash ?? null },
      at: now,
    })
    return report
  })
}
