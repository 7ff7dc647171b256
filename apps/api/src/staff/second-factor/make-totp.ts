import { masterKey, sealField } from '../../platform/crypto/fields.ts'
import type { Keys } from '../../platform/crypto/keys.ts'
import { newRecoveryCodes, recoveryCodeHash } from './recovery-codes.ts'
import { newTotpSecret } from './totp.ts'
import { type MadeTotp, totpPlace } from './totp.service.ts'

/** A secret and recovery codes for a new person: to be told once, and as they are kept. */
export function makeTotp(
  keys: Keys,
  staffId: string,
): { secret: string; recoveryCodes: string[]; totp: MadeTotp } {
  const secret = newTotpSecret()
  const recoveryCodes = newRecoveryCodes()
  return {
    secret,
    recoveryCodes,
    totp: {
      sealed: sealField(masterKey(keys), totpPlace(staffId), secret),
      codeHashes: recoveryCodes.map((code) => recoveryCodeHash(keys, staffId, code)),
    },
  }
}
