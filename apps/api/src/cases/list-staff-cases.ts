import { listStaffCases } from '@wengang/contracts/endpoints/staff/list-staff-cases'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { signedIn } from '../platform/region-scope.ts'
import { staffCaseViews } from './staff-case-view.ts'
import { listCasesOf } from './staff-cases.queries.ts'

/** GET /api/staff/cases */
export function mountListStaffCases(app: HttpApp): void {
  mount(app, listStaffCases, async ({ services, staff, query }) => {
    const { rows, next } = await listCasesOf(services.store.read, {
      ...query,
      scope: signedIn(staff),
    })
    return { cases: await staffCaseViews(services, rows), next }
  })
}
