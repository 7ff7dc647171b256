import { changeOperator } from '@wengang/contracts/endpoints/change-operator'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { givenBusinesses } from './given-businesses.ts'
import { changeOperatorCommand } from './operator.service.ts'
import { operatorNow } from './operator-view.ts'
import { ownUnit } from './own-unit.ts'

/** PUT /api/operators/:memberId */
export function mountChangeOperator(app: HttpApp): void {
  mount(app, changeOperator, async ({ services, session, params, body, now }) => {
    const { unit, session: own } = await ownUnit(services, session)
    await services.store.write(changeOperatorCommand, {
      unitId: unit.id,
      uscc: unit.uscc,
      memberId: params.memberId,
      businesses: givenBusinesses(body.businesses, now),
      internalUnit: body.internalUnit || null,
      by: `session:${own.id}`,
      at: now,
    })
    return { operator: await operatorNow(services, unit, params.memberId) }
  })
}
