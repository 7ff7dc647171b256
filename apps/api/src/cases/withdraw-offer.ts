import { withdrawOffer } from '@wengang/contracts/endpoints/staff/withdraw-offer'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { settled } from '../platform/idempotency.ts'
import { actorOf, signedIn } from '../platform/region-scope.ts'
import { caseNow } from './case-now.ts'
import { staffCaseByNo } from './staff-case.ts'
import { withdrawCommand } from './withdraw.service.ts'

/** POST /api/staff/cases/:caseNo/withdraw */
export function mountWithdrawOffer(app: HttpApp): void {
  mount(app, withdrawOffer, async ({ services, staff, params, body, act, now }) => {
    const by = signedIn(staff)
    const { id } = await staffCaseByNo(services.store.read, params.caseNo, by)
    const outcome = await services.store.write(withdrawCommand, {
      caseId: id,
      reason: body.reason,
      by: actorOf(by),
      at: now,
      act,
    })
    const { caseNo, status } = await caseNow(services, settled(outcome).caseId)
    return { caseNo, status }
  })
}
