import { listCheckRows } from '@wengang/contracts/endpoints/staff/list-check-rows'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { signedIn } from '../platform/region-scope.ts'
import { checkFiles } from './import/check-files.ts'
import { ownCheck } from './import/check.queries.ts'
import { listedRows } from './import/listed-rows.ts'

/** GET /api/staff/lists/checks/:checkId/rows */
export function mountListCheckRows(app: HttpApp): void {
  mount(app, listCheckRows, async ({ services, staff, params, query }) => {
    const check = await ownCheck(services.store.read, params.checkId, signedIn(staff))
    return listedRows(checkFiles(services), check.rows_file, query)
  })
}
