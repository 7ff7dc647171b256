import { verifyAudit } from '@wengang/contracts/endpoints/staff/verify-audit'
import { refuse } from '../platform/app-error.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { signedIn } from '../platform/region-scope.ts'
import { noteStaffActCommand } from './staff-note.ts'
import { runAudit } from './trail/audit-run.service.ts'

/** POST /api/staff/audit/verify */
export function mountVerifyAudit(app: HttpApp): void {
  mount(app, verifyAudit, async ({ services, staff, body, now }) => {
    const { id: staffId } = signedIn(staff)
    const asked = { by: `staff:${staffId}`, day: null, knownHeads: body.knownHeads }
    const report = (await runAudit(services, asked)) ?? refuse('BUSY', {})
    const { entries, newestSeal, problems } = report
    await services.store.write(noteStaffActCommand, {
      staffId,
      kind: 'auditVerified',
      facts: { entries, problems: problems.length, sealHead: newestSeal?.hash ?? null },
      at: now,
    })
    return report
  })
}
