import { listPlanLines } from '@wengang/contracts/endpoints/staff/list-plan-lines'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { signedIn } from '../platform/region-scope.ts'
import { linesPage, staffPlan } from './plan.queries.ts'
import { lineView } from './plan-view.ts'

const pageSize = 100

/** GET /api/staff/payment-plans/:planId/lines */
export function mountListPlanLines(app: HttpApp): void {
  mount(app, listPlanLines, async ({ services, staff, params, query }) => {
    const { read } = services.store
    const { id } = await staffPlan(read, params.planId, signedIn(staff))
    const rows = await linesPage(read, id, {
      ...(query.state === undefined ? {} : { state: query.state }),
      ...(query.after === undefined ? {} : { after: query.after }),
      limit: pageSize + 1,
    })
    const page = rows.slice(0, pageSize)
    const next = rows.length > pageSize ? (page.at(-1)?.id ?? null) : null
    return { lines: page.map(lineView), next }
  })
}
