import { applyCreditCheck } from '@wengang/contracts/endpoints/staff/apply-credit-check'
import type { HttpApp } from '../../platform/http/context.ts'
import { mount } from '../../platform/http/mount.ts'
import { runLongAct } from '../../platform/long-act.ts'
import { actorOf, signedIn } from '../../platform/region-scope.ts'
import { checkNow } from './credit-view.ts'
import { staffCheck } from './credit.queries.ts'
import { applyCreditCommand, applyingStart } from './credit.service.ts'

/** POST /api/staff/credit-checks/:checkId/apply */
export function mountApplyCreditCheck(app: HttpApp): void {
  mount(app, applyCreditCheck, async ({ services, staff, params, act }) => {
    const by = signedIn(staff)
    const { store } = services
    const { id: checkId, round_id: roundId } = await staffCheck(store.read, params.checkId, by)
    const input = { checkId, by: actorOf(by), act }
    const applied = await runLongAct(store, applyCreditCommand, applyingStart, () => input)
    return { check: await checkNow(store.read, roundId, checkId), ...applied }
  })
}
