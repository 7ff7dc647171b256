import { addPasskey } from '@wengang/contracts/endpoints/staff/add-passkey'
import { refuse } from '../../platform/app-error.ts'
import { type HttpApp, originOf } from '../../platform/http/context.ts'
import { mount } from '../../platform/http/mount.ts'
import { newId } from '../../platform/ids.ts'
import { signedIn } from '../../platform/region-scope.ts'
import { checkNewPasskey } from './check-passkey.ts'
import { factorsOf, passkeyViews } from './factor.queries.ts'
import { sessionHash } from './own-session.ts'
import { passkeyChallenge } from './passkey.queries.ts'
import { addPasskeyCommand } from './passkey.service.ts'

/** POST /api/staff/session/passkeys */
export function mountAddPasskey(app: HttpApp): void {
  mount(app, addPasskey, async ({ services, staff, body, now, c }) => {
    const { store } = services
    const { id: staffId } = signedIn(staff)
    const tokenHash = sessionHash(c)
    const challenge = await passkeyChallenge(store.read, { tokenHash, purpose: 'add', now })
    if (challenge === null) return refuse('SECOND_FACTOR_WRONG', { why: 'passkeyExpired' })
    const made = await checkNewPasskey({ origin: originOf(c) }, body.answer, challenge)
    if (made === null) return refuse('SECOND_FACTOR_WRONG', { why: 'passkey' })
    const row = {
      ...made,
      id: newId(now),
      staff_id: staffId,
      name: body.name,
      added_at: now,
      used_at: null,
    }
    await store.write(addPasskeyCommand, { row, tokenHash, challenge, at: now })
    return { passkeys: passkeyViews((await factorsOf(store.read, staffId)).passkeys) }
  })
}
