import { startCheck } from '@wengang/contracts/endpoints/staff/start-check'
import { isEditionId } from '@wengang/policy'
import { refuse } from '../platform/app-error.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { signedIn } from '../platform/region-scope.ts'
import { checkView, ownCheck } from './import/check.queries.ts'
import { startChecking } from './import/run-check.ts'

/** POST /api/staff/lists/checks */
export function mountStartCheck(app: HttpApp): void {
  mount(app, startCheck, async ({ services, staff, query, file, now }) => {
    const person = signedIn(staff)
    if (!isEditionId(query.editionId)) {
      return refuse('LIST_REFUSED', { reason: `没有「${query.editionId}」这个年度政策，请核对。` })
    }
    const checkId = await startChecking(services, { bytes: file, ...query, staff: person })
    return { check: checkView(await ownCheck(services.store.read, checkId, person), now) }
  })
}
