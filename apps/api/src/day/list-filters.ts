import { listFilters } from '@wengang/contracts/endpoints/staff/list-filters'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { signedIn } from '../platform/region-scope.ts'
import { filtersOf, filterView } from './filter.service.ts'

/** GET /api/staff/filters */
export function mountListFilters(app: HttpApp): void {
  mount(app, listFilters, async ({ services, staff, query }) => {
    const rows = await filtersOf(services.store.read, signedIn(staff).id, query.list)
    return { filters: rows.map(filterView) }
  })
}
