import { withdrawOperator } from '@wengang/contracts/endpoints/withdraw-operator'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { settled } from '../platform/idempotency.ts'
import { withdrawOperatorCommand } from './operator.service.ts'
import { operatorNow } from './operator-view.ts'
import { ownUnit } from './own-unit.ts'

/** POST /api/operators/:memberId/withdraw */
export function mountWithdrawOperator(app: HttpApp): void {
  mount(app, withdrawOperator, async ({ services, session, params, act, now }) => {
    const { unit, session: own } = await ownUnit(services, session)
    const outcome = await services.store.write(withdrawOperatorCommand, {
      unitId: unit.id,
      uscc: unit.uscc,
      memberId: params.memberId,
      by: `session:${own.id}`,
      at: now,
      act,
    })
    return { operator: await operatorNow(services, unit, settled(outcome).memberId) }
  })
}
