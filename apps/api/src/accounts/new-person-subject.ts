import type { ChallengeSubject } from '../links/challenge.queries.ts'
import { blindIndex, type Keys } from '../platform/crypto/keys.ts'

/**
 * For what the code of a new account is: one ID number together with one phone. Whoever knows the ID number
 * of somebody else can neither displace their code nor lock them out from a phone of their own.
 */
export function newPersonSubject(keys: Keys, idNumber: string, mobile: string): ChallengeSubject {
  const id = `${blindIndex(keys, 'idNumber', idNumber)}:${blindIndex(keys, 'mobile', mobile)}`
  return { kind: 'newPerson', id }
}
