import { listOperators } from '@wengang/contracts/endpoints/list-operators'
import { portalAt } from '@wengang/policy'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { businessesToGive } from './businesses.ts'
import { findOperators } from './operator.queries.ts'
import { operatorView } from './operator-view.ts'
import { ownUnit } from './own-unit.ts'

/** GET /api/operators */
export function mountListOperators(app: HttpApp): void {
  mount(app, listOperators, async ({ services, session, now }) => {
    const { unit } = await ownUnit(services, session)
    const operators = await findOperators(services.store.read, unit.id)
    return {
      internalManagement: unit.internalManagement,
      operators: operators.map((row) => operatorView(row, unit.key, now)),
      businesses: businessesToGive(portalAt(now)),
    }
  })
}
