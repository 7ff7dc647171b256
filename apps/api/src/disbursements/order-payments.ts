import { orderPayments } from '@wengang/contracts/endpoints/staff/order-payments'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { newId } from '../platform/ids.ts'
import { runLongAct } from '../platform/long-act.ts'
import { actorOf, signedIn } from '../platform/region-scope.ts'
import { staffRound } from '../rounds/round.queries.ts'
import { planNow } from './plan-view.ts'
import { planStepSize, preparePlanCommand, preparingStart } from './prepare-plan.service.ts'

/** POST /api/staff/rounds/:roundId/payments */
export function mountOrderPayments(app: HttpApp): void {
  mount(app, orderPayments, async ({ services, staff, params, act, now }) => {
    const by = signedIn(staff)
    const { store } = services
    const { id: roundId } = await staffRound(store.read, params.roundId, by)
    const { planId, leftOut } = await runLongAct(store, preparePlanCommand, preparingStart, () => ({
      roundId,
      planId: newId(now),
      releaseId: newId(now),
      paymentIds: Array.from({ length: planStepSize }, () => newId(now)),
      by: actorOf(by),
      act,
    }))
    return { plan: planId === null ? null : await planNow(store.read, planId), leftOut }
  })
}
