import { confirmTotp } from '@wengang/contracts/endpoints/staff/confirm-totp'
import { refuse } from '../../platform/app-error.ts'
import { masterKey, openField } from '../../platform/crypto/fields.ts'
import type { HttpApp } from '../../platform/http/context.ts'
import { mount } from '../../platform/http/mount.ts'
import { countUses } from '../../platform/limits.ts'
import { signedIn } from '../../platform/region-scope.ts'
import { factorLimits } from './factor-limits.ts'
import { factorsOf } from './factor.queries.ts'
import { mayEnrol, sessionHash } from './own-session.ts'
import { newRecoveryCodes, recoveryCodeHash } from './recovery-codes.ts'
import { totpStep } from './totp.ts'
import { confirmTotpCommand, totpPlace } from './totp.service.ts'

/** POST /api/staff/session/totp/confirmation */
export function mountConfirmTotp(app: HttpApp): void {
  mount(app, confirmTotp, async ({ services, staff, body, now, c }) => {
    const { store, keys } = services
    const by = signedIn(staff)
    const factors = await factorsOf(store.read, by.id)
    mayEnrol(by, factors, now)
    const sealed = factors.totp?.pending_sealed ?? null
    if (sealed === null) {
      return refuse('STATE_REFUSES', { reason: '请先生成二维码，用手机扫过再输入动态码。' })
    }
    const limits = factorLimits(by.id)
    await store.write(countUses, { limits, now })
    const secret = openField(masterKey(keys), totpPlace(by.id), sealed)
    const step = await totpStep(secret, body.totp, now)
    if (step === null) return refuse('SECOND_FACTOR_WRONG', { why: 'totp' })
    const codes = newRecoveryCodes()
    await store.write(confirmTotpCommand, {
      staffId: by.id,
      tokenHash: sessionHash(c),
      sealed,
      step,
      codeHashes: codes.map((code) => recoveryCodeHash(keys, by.id, code)),
      buckets: limits.map(({ bucket }) => bucket),
      at: now,
    })
    return { recoveryCodes: codes }
  })
}
