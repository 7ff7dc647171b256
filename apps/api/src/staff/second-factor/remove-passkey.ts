import { removePasskey } from '@wengang/contracts/endpoints/staff/remove-passkey'
import type { HttpApp } from '../../platform/http/context.ts'
import { mount } from '../../platform/http/mount.ts'
import { signedIn } from '../../platform/region-scope.ts'
import { factorsOf, passkeyViews } from './factor.queries.ts'
import { removePasskeyCommand } from './passkey.service.ts'

/** DELETE /api/staff/session/passkeys/:passkeyId */
export function mountRemovePasskey(app: HttpApp): void {
  mount(app, removePasskey, async ({ services, staff, params, now }) => {
    const { id: staffId } = signedIn(staff)
    const { passkeyId } = params
    await services.store.write(removePasskeyCommand, { passkeyId, staffId, at: now })
    return { passkeys: passkeyViews((await factorsOf(services.store.read, staffId)).passkeys) }
  })
}
