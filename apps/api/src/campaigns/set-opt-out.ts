import { setOptOut } from '@wengang/contracts/endpoints/staff/set-opt-out'
import { maskMobile } from '@wengang/identifiers'
import { typedMobile } from '../accounts/typed-values.ts'
import { masterKey, sealField } from '../platform/crypto/fields.ts'
import { blindIndex } from '../platform/crypto/keys.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { settled } from '../platform/idempotency.ts'
import { actorOf, signedIn } from '../platform/region-scope.ts'
import { setOptOutCommand } from './opt-out.service.ts'

/** POST /api/staff/opt-outs */
export function mountSetOptOut(app: HttpApp): void {
  mount(app, setOptOut, async ({ services, staff, body, act, now }) => {
    const { store, keys } = services
    const person = signedIn(staff)
    const mobile = typedMobile(body.mobile)
    const { optedOut } = settled(
      await store.write(setOptOutCommand, {
        mobileIndex: blindIndex(keys, 'mobile', mobile),
        mobileSealed: sealField(masterKey(keys), 'optOut.mobile', mobile),
        optedOut: body.optedOut,
        staffId: person.id,
        by: actorOf(person),
        at: now,
        act,
      }),
    )
    return { mobile: maskMobile(mobile), optedOut }
  })
}
