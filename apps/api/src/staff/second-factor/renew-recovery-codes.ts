import { renewRecoveryCodes } from '@wengang/contracts/endpoints/staff/renew-recovery-codes'
import type { HttpApp } from '../../platform/http/context.ts'
import { mount } from '../../platform/http/mount.ts'
import { signedIn } from '../../platform/region-scope.ts'
import { newRecoveryCodes, recoveryCodeHash } from './recovery-codes.ts'
import { renewRecoveryCodesCommand } from './totp.service.ts'

/** POST /api/staff/session/recovery-codes */
export function mountRenewRecoveryCodes(app: HttpApp): void {
  mount(app, renewRecoveryCodes, async ({ services, staff, now }) => {
    const { id } = signedIn(staff)
    const codes = newRecoveryCodes()
    await services.store.write(renewRecoveryCodesCommand, {
      staffId: id,
      codeHashes: codes.map((code) => recoveryCodeHash(services.keys, id, code)),
      at: now,
    })
    return { recoveryCodes: codes }
  })
}
