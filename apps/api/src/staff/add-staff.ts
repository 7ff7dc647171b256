import { addStaff } from '@wengang/contracts/endpoints/staff/add-staff'
import { canonicalJson, sha256 } from '../platform/canonical-json.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { settled } from '../platform/idempotency.ts'
import { actorOf, regionPrefix, signedIn } from '../platform/region-scope.ts'
import { needInScope } from './people/wish-in-scope.ts'
import { prepareStaff } from './new-staff.ts'
import { addStaffCommand, personView } from './staff.service.ts'

/** POST /api/staff/people */
export function mountAddStaff(app: HttpApp): void {
  mount(app, addStaff, async ({ services, staff, body, act, now }) => {
    const by = signedIn(staff)
    const wish = { ...body, regionCode: regionPrefix(body.regionCode) }
    needInScope(wish, by)
    const { password: _, ...told } = body
    const outcome = await services.store.write(addStaffCommand, {
      person: await prepareStaff(wish, services.keys, now),
      by: actorOf(by),
      byId: by.id,
      at: now,
      // A plain hash of what was asked must not give a password away.
      act: { ...act, bodyHash: sha256(canonicalJson(told)) },
    })
    settled(outcome)
    return { person: personView(wish) }
  })
}
