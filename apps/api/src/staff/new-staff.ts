import type { Role } from '@wengang/contracts'
import type { EditionId } from '@wengang/policy'
import { refuse } from '../platform/app-error.ts'
import { chainField, masterKey } from '../platform/crypto/fields.ts'
import type { Keys } from '../platform/crypto/keys.ts'
import { newId } from '../platform/ids.ts'
import { passwordFault } from './bad-passwords.ts'
import { hashPassword } from './password.ts'
import type { NewStaff } from './staff.service.ts'

/** What somebody writes down about a new person of the staff. */
export interface StaffWish {
  name: string
  displayName: string
  password: string
  roles: readonly Role[]
  regionCode: string
  /** Editions that this person works for; null, or nothing said, is all of them. */
  programmes?: readonly EditionId[] | null
}

/** Makes the row of a new person: the slow hash and all that is random. Throws INVALID_INPUT on a bad password. */
export async function prepareStaff(wish: StaffWish, keys: Keys, at: number): Promise<NewStaff> {
  return {
    id: newId(at),
    name: wish.name,
    displayName: wish.displayName,
    passwordHash: await newPasswordHash(wish.password, wish),
    roles: [...new Set(wish.roles)],
    regionCode: wish.regionCode,
    programmes: wish.programmes ?? null,
    personal: {
      name: chainField(masterKey(keys), wish.name),
      displayName: chainField(masterKey(keys), wish.displayName),
    },
  }
}

/** The slow hash of a new password of this person. Throws INVALID_INPUT on a bad one. */
export async function newPasswordHash(
  password: string,
  { name, displayName }: { name: string; displayName: string },
): Promise<string> {
  const fault = passwordFault(password, [name, displayName])
  if (fault !== null) {
    return refuse('INVALID_INPUT', { findings: [{ field: 'password', message: fault }] })
  }
  return hashPassword(password)
}
