import { timing } from '@wengang/contracts'
import { beginPasskey } from '@wengang/contracts/endpoints/staff/begin-passkey'
import { type HttpApp, originOf } from '../../platform/http/context.ts'
import { mount } from '../../platform/http/mount.ts'
import { signedIn } from '../../platform/region-scope.ts'
import { optionsToAdd, optionsToUse } from './check-passkey.ts'
import { factorsOf } from './factor.queries.ts'
import { mayEnrol, sessionHash } from './own-session.ts'
import { keepPasskeyChallenge } from './passkey.service.ts'

/** POST /api/staff/session/passkeys/challenge */
export function mountBeginPasskey(app: HttpApp): void {
  mount(app, beginPasskey, async ({ services, staff, body, now, c }) => {
    const { store } = services
    const by = signedIn(staff)
    const { purpose } = body
    const factors = await factorsOf(store.read, by.id)
    if (purpose === 'add') mayEnrol(by, factors, now)
    const place = { origin: originOf(c) }
    const options =
      purpose === 'add'
        ? await optionsToAdd(place, by, factors.passkeys)
        : await optionsToUse(place, factors.passkeys)
    await store.write(keepPasskeyChallenge, {
      token_hash: sessionHash(c),
      purpose,
      challenge: options.challenge,
      expires_at: now + timing.passkeyMs,
    })
    return { options: { ...options } }
  })
}
