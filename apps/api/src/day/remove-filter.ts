import { removeFilter } from '@wengang/contracts/endpoints/staff/remove-filter'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { signedIn } from '../platform/region-scope.ts'
import { removeFilterCommand } from './filter.service.ts'

/** DELETE /api/staff/filters/:filterId */
export function mountRemoveFilter(app: HttpApp): void {
  mount(app, removeFilter, async ({ services, staff, params: { filterId } }) => {
    await services.store.write(removeFilterCommand, { filterId, staffId: signedIn(staff).id })
    return {}
  })
}
