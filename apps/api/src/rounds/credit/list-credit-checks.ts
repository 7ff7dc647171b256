import { listCreditChecks } from '@wengang/contracts/endpoints/staff/list-credit-checks'
import { shanghaiDay } from '@wengang/policy'
import type { HttpApp } from '../../platform/http/context.ts'
import { mount } from '../../platform/http/mount.ts'
import { signedIn } from '../../platform/region-scope.ts'
import { staffRound } from '../round.queries.ts'
import { creditChecks } from './credit-view.ts'
import { creditRefusal } from './credit.service.ts'

/** GET /api/staff/rounds/:roundId/credit-checks */
export function mountListCreditChecks(app: HttpApp): void {
  mount(app, listCreditChecks, async ({ services, staff, params, now }) => {
    const { read } = services.store
    const round = await staffRound(read, params.roundId, signedIn(staff))
    return {
      checks: await creditChecks(read, round.id),
      refusal: creditRefusal(round, shanghaiDay(now)),
    }
  })
}
