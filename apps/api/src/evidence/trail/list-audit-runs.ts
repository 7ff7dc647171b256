import { listAuditRuns } from '@wengang/contracts/endpoints/staff/list-audit-runs'
import type { HttpApp } from '../../platform/http/context.ts'
import { mount } from '../../platform/http/mount.ts'
import { lastAuditRuns } from './audit-run.service.ts'

const shown = 30

/** GET /api/staff/audit/runs */
export function mountListAuditRuns(app: HttpApp): void {
  mount(app, listAuditRuns, async ({ services }) => ({
    runs: await lastAuditRuns(services.store.read, shown),
  }))
}
