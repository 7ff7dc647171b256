import { setPassword } from '@wengang/contracts/endpoints/staff/set-password'
import { canonicalJson, sha256 } from '../../platform/canonical-json.ts'
import type { HttpApp } from '../../platform/http/context.ts'
import { mount } from '../../platform/http/mount.ts'
import { settled } from '../../platform/idempotency.ts'
import { signedIn } from '../../platform/region-scope.ts'
import { newPasswordHash } from '../new-staff.ts'
import { memberOf } from './people.queries.ts'
import { setPasswordCommand } from './people.service.ts'

/** POST /api/staff/people/:staffId/password */
export function mountSetPassword(app: HttpApp): void {
  mount(app, setPassword, async ({ services, staff, params, body, act, now }) => {
    const by = signedIn(staff)
    const person = await memberOf(services.store.read, params.staffId, by, now)
    settled(
      await services.store.write(setPasswordCommand, {
        staffId: params.staffId,
        by: { id: by.id, regionCode: by.regionCode },
        passwordHash: await newPasswordHash(body.password, person),
        at: now,
        // A plain hash of what was asked must not give a password away.
        act: { ...act, bodyHash: sha256(canonicalJson(params)) },
      }),
    )
    return { person: await memberOf(services.store.read, params.staffId, by, now) }
  })
}
