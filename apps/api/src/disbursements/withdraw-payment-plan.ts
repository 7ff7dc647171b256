import { withdrawPaymentPlan } from '@wengang/contracts/endpoints/staff/withdraw-payment-plan'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { settled } from '../platform/idempotency.ts'
import { actorOf, signedIn } from '../platform/region-scope.ts'
import { staffPlan } from './plan.queries.ts'
import { planNow } from './plan-view.ts'
import { settlePlanCommand } from './settle-plan.service.ts'

/** POST /api/staff/payment-plans/:planId/withdraw */
export function mountWithdrawPaymentPlan(app: HttpApp): void {
  mount(app, withdrawPaymentPlan, async ({ services, staff, params, body, act, now }) => {
    const by = signedIn(staff)
    const { store } = services
    const { id: planId } = await staffPlan(store.read, params.planId, by)
    const decision = { decision: 'withdrawn', note: body.note } as const
    const input = { planId, ...decision, by: actorOf(by), at: now, act }
    settled(await store.write(settlePlanCommand, input))
    return { plan: await planNow(store.read, planId) }
  })
}
