import { timing } from '@wengang/contracts'
import { derive, type Keys } from '../../platform/crypto/keys.ts'
import { randomPart } from '../../platform/random.ts'

/** Without the letters and digits that are mistaken for one another; 32 of them, so that a byte falls evenly. */
const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ023456789'
const groups = 3
const groupLength = 4

/** Recovery codes such as `K7HM-2PXQ-9RTW`: 60 bits each. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: timing.recoveryCodes }, () => {
    const text = [...randomPart(groups * groupLength)].map((byte) => letters[byte % 32]).join('')
    return text.replace(/(.{4})(?=.)/g, '$1-')
  })
}

/** Under which a recovery code is kept: without the key file nobody can try codes against it. */
export function recoveryCodeHash(keys: Keys, staffId: string, typed: string): string {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
  return derive(keys, 'staff.recoveryCode', `${staffId}:${code}`).toString('hex')
}
