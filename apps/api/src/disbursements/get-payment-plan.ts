import { getPaymentPlan } from '@wengang/contracts/endpoints/staff/get-payment-plan'
import { getEdition } from '@wengang/policy'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { signedIn } from '../platform/region-scope.ts'
import { releaseOf } from '../staff/release.queries.ts'
import { planSums, staffPlan } from './plan.queries.ts'
import { resultsOf } from './result.queries.ts'
import { droppedOf, planNow } from './plan-view.ts'

/** GET /api/staff/payment-plans/:planId */
export function mountGetPaymentPlan(app: HttpApp): void {
  mount(app, getPaymentPlan, async ({ services, staff, params }) => {
    const by = signedIn(staff)
    const { read } = services.store
    const { id, edition_id: editionId } = await staffPlan(read, params.planId, by)
    const { accountKinds } = getEdition(editionId)
    const sums = await planSums(read, id)
    return {
      plan: await planNow(read, id),
      release: await releaseOf(read, 'paymentPlan', id, by),
      results: await resultsOf(read, id),
      dropped: await droppedOf(read, id),
      byBank: sums.bank.map(({ key, ...sum }) => ({
        bankName: key,
        ...sum,
      })),
      byRegion: sums.region.map(({ key, ...sum }) => ({
        regionCode: key,
        ...sum,
      })),
      // In the order of the edition: the corporate account first (S3-05).
      byAccountType: accountKinds.flatMap(({ id: accountType, words }) =>
        sums.accountType
          .filter(({ key }) => key === accountType)
          .map(({ lines, totalFen }) => ({ accountType, words, lines, totalFen })),
      ),
    }
  })
}
