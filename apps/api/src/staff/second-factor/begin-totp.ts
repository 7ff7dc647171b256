import { beginTotp } from '@wengang/contracts/endpoints/staff/begin-totp'
import { masterKey, sealField } from '../../platform/crypto/fields.ts'
import type { HttpApp } from '../../platform/http/context.ts'
import { mount } from '../../platform/http/mount.ts'
import { signedIn } from '../../platform/region-scope.ts'
import { factorsOf } from './factor.queries.ts'
import { mayEnrol } from './own-session.ts'
import { newTotpSecret, totpAt, totpUri } from './totp.ts'
import { keepPendingTotp, totpPlace } from './totp.service.ts'

/** POST /api/staff/session/totp */
export function mountBeginTotp(app: HttpApp): void {
  mount(app, beginTotp, async ({ services, staff, now }) => {
    const { store, keys, config } = services
    const by = signedIn(staff)
    mayEnrol(by, await factorsOf(store.read, by.id), now)
    const secret = newTotpSecret()
    const sealed = sealField(masterKey(keys), totpPlace(by.id), secret)
    await store.write(keepPendingTotp, { staffId: by.id, sealed })
    const uri = totpUri(secret, by.name)
    return {
      secret,
      uri,
      qr: await qrOf(uri),
      demoCode: config.demo.on ? (await totpAt(secret, now)).code : null,
    }
  })
}

async function qrOf(uri: string): Promise<string> {
  const { renderSVG } = await import('uqr')
  return renderSVG(uri, { border: 2, pixelSize: 4 })
}
