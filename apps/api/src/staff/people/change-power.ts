import { changePower } from '@wengang/contracts/endpoints/staff/change-power'
import type { HttpApp } from '../../platform/http/context.ts'
import { mount } from '../../platform/http/mount.ts'
import { settled } from '../../platform/idempotency.ts'
import { regionPrefix, signedIn } from '../../platform/region-scope.ts'
import { memberOf } from './people.queries.ts'
import { changePowerCommand } from './people.service.ts'
import { needInScope } from './wish-in-scope.ts'

/** POST /api/staff/people/:staffId/power */
export function mountChangePower(app: HttpApp): void {
  mount(app, changePower, async ({ services, staff, params, body, act, now }) => {
    const by = signedIn(staff)
    const wish = { ...body, regionCode: regionPrefix(body.regionCode) }
    needInScope(wish, by)
    settled(
      await services.store.write(changePowerCommand, {
        staffId: params.staffId,
        by: { id: by.id, regionCode: by.regionCode },
        roles: [...new Set(wish.roles)],
        regionCode: wish.regionCode,
        programmes: wish.programmes,
        at: now,
        act,
      }),
    )
    return { person: await memberOf(services.store.read, params.staffId, by, now) }
  })
}
