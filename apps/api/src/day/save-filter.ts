import { saveFilter } from '@wengang/contracts/endpoints/staff/save-filter'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { settled } from '../platform/idempotency.ts'
import { newId } from '../platform/ids.ts'
import { signedIn } from '../platform/region-scope.ts'
import { filterView, saveFilterCommand } from './filter.service.ts'

/** POST /api/staff/filters */
export function mountSaveFilter(app: HttpApp): void {
  mount(app, saveFilter, async ({ services, staff, body, act, now }) => {
    const row = { id: newId(now), staff_id: signedIn(staff).id, ...body, created_at: now }
    const saved = settled(await services.store.write(saveFilterCommand, { row, act }))
    return { filter: filterView(saved.row) }
  })
}
