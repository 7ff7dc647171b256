import { getSecondFactor } from '@wengang/contracts/endpoints/staff/get-second-factor'
import { masterKey, openField } from '../../platform/crypto/fields.ts'
import type { HttpApp } from '../../platform/http/context.ts'
import { mount } from '../../platform/http/mount.ts'
import { signedIn } from '../../platform/region-scope.ts'
import type { Services } from '../../platform/services.ts'
import { factorsOf, passkeyViews } from './factor.queries.ts'
import { totpAt } from './totp.ts'
import { totpPlace } from './totp.service.ts'

/** GET /api/staff/session/second-factor */
export function mountGetSecondFactor(app: HttpApp): void {
  mount(app, getSecondFactor, async ({ services, staff, now }) => {
    const { id, secondFactorAt } = signedIn(staff)
    const { totp, recoveryCodesLeft, passkeys } = await factorsOf(services.store.read, id)
    const sealed = totp?.secret_sealed ?? null
    return {
      totp: sealed !== null,
      recoveryCodesLeft,
      passkeys: passkeyViews(passkeys),
      givenAt: secondFactorAt,
      demo: sealed === null ? null : await demoCode(services, id, sealed, now),
    }
  })
}

/**
 * What the authenticator of a made-up person shows: whoever tries the demo has none of theirs. `demo.on` is
 * false wherever there is real data or a public address.
 */
async function demoCode({ config, keys }: Services, staffId: string, sealed: string, now: number) {
  if (!config.demo.on) return null
  return totpAt(openField(masterKey(keys), totpPlace(staffId), sealed), now)
}
