import { listStaffCases } from '@wengang/contracts/endpoints/staff/list-staff-cases'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { signedIn } from '../platform/region-scope.ts'
import { staffCaseViews } from './staff-case-view.ts'
import { type CaseFilter, isTooManyToSort, listCasesOf } from './staff-cases.queries.ts'

/** GET /api/staff/cases */
export function mountListStaffCases(app: HttpApp): void {
  mount(app, listStaffCases, async ({ services, staff, query }) => {
    const { read } = services.store
    const wish: CaseFilter = { ...query, scope: signedIn(staff) }
    const sorted = !(await isTooManyToSort(read, wish))
    const asMade: CaseFilter = { ...wish, sort: undefined, order: 'asc' }
    const { rows, next } = await listCasesOf(read, sorted ? wish : asMade)
    return { cases: await staffCaseViews(services, rows), next, sorted }
  })
}
