import { resetSecondFactor } from '@wengang/contracts/endpoints/staff/reset-second-factor'
import { chainField, masterKey } from '../../platform/crypto/fields.ts'
import type { HttpApp } from '../../platform/http/context.ts'
import { mount } from '../../platform/http/mount.ts'
import { settled } from '../../platform/idempotency.ts'
import { signedIn } from '../../platform/region-scope.ts'
import { memberOf } from './people.queries.ts'
import { resetFactorCommand } from './people.service.ts'

/** POST /api/staff/people/:staffId/second-factor/reset */
export function mountResetSecondFactor(app: HttpApp): void {
  mount(app, resetSecondFactor, async ({ services, staff, params, body, act, now }) => {
    const by = signedIn(staff)
    settled(
      await services.store.write(resetFactorCommand, {
        staffId: params.staffId,
        by: { id: by.id, regionCode: by.regionCode },
        reason: chainField(masterKey(services.keys), body.reason),
        at: now,
        act,
      }),
    )
    return { person: await memberOf(services.store.read, params.staffId, by, now) }
  })
}
