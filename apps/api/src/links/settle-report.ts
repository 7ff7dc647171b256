import { settleReport } from '@wengang/contracts/endpoints/staff/settle-report'
import { notFound } from '../platform/app-error.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { settled } from '../platform/idempotency.ts'
import { actorOf, isInScope, signedIn } from '../platform/region-scope.ts'
import { findReport } from './report.queries.ts'
import { settleReportCommand } from './report.service.ts'

/** POST /api/staff/reports/:reportId/settle */
export function mountSettleReport(app: HttpApp): void {
  mount(app, settleReport, async ({ services, staff, params, body, act, now }) => {
    const by = signedIn(staff)
    const report = await findReport(services.store.read, params.reportId)
    if (report === undefined || !isInScope(report, by)) return notFound()
    return settled(
      await services.store.write(settleReportCommand, {
        reportId: report.id,
        note: body.note,
        by: actorOf(by),
        at: now,
        act,
      }),
    )
  })
}
