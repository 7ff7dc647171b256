import { addStaff } from '@wengang/contracts/endpoints/staff/add-staff'
import { refuse } from '../platform/app-error.ts'
import { canonicalJson, sha256 } from '../platform/canonical-json.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { settled } from '../platform/idempotency.ts'
import { actorOf, isWithin, regionPrefix, signedIn } from '../platform/region-scope.ts'
import { prepareStaff } from './new-staff.ts'
import { addStaffCommand, personView } from './staff.service.ts'

/** POST /api/staff/people */
export function mountAddStaff(app: HttpApp): void {
  mount(app, addStaff, async ({ services, staff, body, act, now }) => {
    const by = signedIn(staff)
    const wish = { ...body, regionCode: regionPrefix(body.regionCode) }
    if (!isWithin(wish.regionCode, by.regionCode)) {
      return refuse('STATE_REFUSES', {
        reason: `只能添加本区划（${by.regionCode}）以内的工作人员。`,
      })
    }
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
