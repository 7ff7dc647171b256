import { listPaymentPlans } from '@wengang/contracts/endpoints/staff/list-payment-plans'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { signedIn } from '../platform/region-scope.ts'
import { plansPage } from './plan.queries.ts'
import { planViews } from './plan-view.ts'

const pageSize = 50

/** GET /api/staff/payment-plans */
export function mountListPaymentPlans(app: HttpApp): void {
  mount(app, listPaymentPlans, async ({ services, staff, query }) => {
    const { read } = services.store
    const { state, roundId, after } = query
    const rows = await plansPage(read, signedIn(staff), {
      ...(state === undefined ? {} : { state }),
      ...(roundId === undefined ? {} : { roundId }),
      ...(after === undefined ? {} : { after }),
      limit: pageSize + 1,
    })
    const page = rows.slice(0, pageSize)
    const next = rows.length > pageSize ? (page.at(-1)?.id ?? null) : null
    return { plans: await planViews(read, page), next }
  })
}
