import { getCheck } from '@wengang/contracts/endpoints/staff/get-check'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { signedIn } from '../platform/region-scope.ts'
import { checkView, ownCheck } from './import/check.queries.ts'

/** GET /api/staff/lists/checks/:checkId */
export function mountGetCheck(app: HttpApp): void {
  mount(app, getCheck, async ({ services, staff, params, now }) => ({
    check: checkView(await ownCheck(services.store.read, params.checkId, signedIn(staff)), now),
  }))
}
