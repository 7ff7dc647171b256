import { decideCreditRow } from '@wengang/contracts/endpoints/staff/decide-credit-row'
import type { HttpApp } from '../../platform/http/context.ts'
import { mount } from '../../platform/http/mount.ts'
import { settled } from '../../platform/idempotency.ts'
import { actorOf, signedIn } from '../../platform/region-scope.ts'
import { checkNow } from './credit-view.ts'
import { staffCheck } from './credit.queries.ts'
import { decideCreditRowCommand } from './credit.service.ts'

/** POST /api/staff/credit-checks/:checkId/rows */
export function mountDecideCreditRow(app: HttpApp): void {
  mount(app, decideCreditRow, async ({ services, staff, params, body, act, now }) => {
    const by = signedIn(staff)
    const { store } = services
    const { id: checkId, round_id: roundId } = await staffCheck(store.read, params.checkId, by)
    const input = { checkId, ...body, by: actorOf(by), at: now, act }
    settled(await store.write(decideCreditRowCommand, input))
    return { check: await checkNow(store.read, roundId, checkId) }
  })
}
