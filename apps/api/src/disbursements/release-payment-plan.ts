import { releasePaymentPlan } from '@wengang/contracts/endpoints/staff/release-payment-plan'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { runLongAct } from '../platform/long-act.ts'
import { actorOf, signedIn } from '../platform/region-scope.ts'
import { staffPlan } from './plan.queries.ts'
import { planNow } from './plan-view.ts'
import { releasePlanCommand, releasingStart } from './release-plan.service.ts'

/** POST /api/staff/payment-plans/:planId/release */
export function mountReleasePaymentPlan(app: HttpApp): void {
  mount(app, releasePaymentPlan, async ({ services, staff, params, act }) => {
    const by = signedIn(staff)
    const { store } = services
    const { id: planId } = await staffPlan(store.read, params.planId, by)
    const input = { planId, by: actorOf(by), act }
    const { dropped } = await runLongAct(store, releasePlanCommand, releasingStart, () => input)
    return { plan: await planNow(store.read, planId), dropped }
  })
}
