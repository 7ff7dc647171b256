import { signInByCertificate } from '@wengang/contracts/endpoints/sign-in-by-certificate'
import { portalAt } from '@wengang/policy'
import { giveAccountSession, prepareAccountSession } from '../accounts/start-account-session.ts'
import { refuse } from '../platform/app-error.ts'
import { type HttpApp, originOf } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { countAct } from '../public/address-limits.ts'
import { enterUnitCommand } from './sign-in.service.ts'
import { findOpenUnit } from './unit.queries.ts'

/**
 * POST /api/units/certificate-sign-in. The certificate stands for the code: it signs in whoever the certified
 * mobile belongs to, and opens no more than a login by code does.
 */
export function mountSignInByCertificate(app: HttpApp): void {
  mount(app, signInByCertificate, async ({ services, body, now, c }) => {
    await countAct(c, 'try')
    const { certificateVerifier, store, keys } = services
    if (certificateVerifier === null) {
      return refuse('CERTIFICATE_ELSEWHERE', { address: portalAt(now).addresses.login })
    }
    const found = await certificateVerifier.verify(body.signed, { origin: originOf(c), at: now })
    if (!found.ok) return refuse('CERTIFICATE_REFUSED', {})
    const unit = await findOpenUnit(store.read, keys, found.uscc)
    if (unit === undefined) return refuse('UNIT_UNKNOWN', {})
    if (unit === 'notOpened') return refuse('UNIT_NOT_OPENED', {})
    const session = prepareAccountSession(c, unit.certified, {
      kind: 'unit',
      unitId: unit.id,
      memberId: null,
    })
    const { memberId } = await store.write(enterUnitCommand, {
      unitId: unit.id,
      uscc: unit.uscc,
      operatorId: null,
      session: session.kept,
      at: now,
    })
    services.wakeJobs()
    giveAccountSession(c, session)
    return { next: memberId === null ? 'administrator' : 'home' } as const
  })
}
