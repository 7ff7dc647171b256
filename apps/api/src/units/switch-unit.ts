import { switchUnit } from '@wengang/contracts/endpoints/switch-unit'
import type { HttpApp } from '../platform/http/context.ts'
import { giveSession, prepareSession } from '../platform/http/firm-session.ts'
import { mount } from '../platform/http/mount.ts'
import { unitScopeOf } from './own-unit.ts'
import { switchUnitCommand } from './switch.service.ts'

/** POST /api/units/switch */
export function mountSwitchUnit(app: HttpApp): void {
  mount(app, switchUnit, async ({ services, session, body, now, c }) => {
    const { session: former } = unitScopeOf(session)
    const { unitId } = body
    const next = prepareSession(c, former, { kind: 'unit', unitId, memberId: null })
    const switched = await services.store.write(switchUnitCommand, {
      unitId,
      from: former.id,
      // The code was entered then: switching does not make a sign-in last longer.
      session: { ...next.row, created_at: former.signedInAt },
      at: now,
    })
    giveSession(c, next)
    return switched
  })
}
