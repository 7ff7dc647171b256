import { setInternalManagement } from '@wengang/contracts/endpoints/set-internal-management'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { setManagementCommand } from './operator.service.ts'
import { ownUnit } from './own-unit.ts'

/** PUT /api/internal-management */
export function mountSetInternalManagement(app: HttpApp): void {
  mount(app, setInternalManagement, async ({ services, session, body, now }) => {
    const { unit, session: own } = await ownUnit(services, session)
    await services.store.write(setManagementCommand, {
      unitId: unit.id,
      uscc: unit.uscc,
      on: body.on,
      by: `session:${own.id}`,
      at: now,
    })
    return { on: body.on }
  })
}
