import { timing } from '@wengang/contracts'
import { encodeCode } from '@wengang/policy'
import { derive, type Keys } from '../platform/crypto/keys.ts'

/** The 8 characters that open a message's link; derived, so that the database need not hold them. */
export function messageCode(keys: Keys, messageId: string): string {
  return encodeCode(derive(keys, 'message', messageId), timing.messageCodeLength)
}

/** What is kept of a message code: keyed, because all codes of this length could be tried. */
export function messageCodeHash(keys: Keys, code: string): string {
  return derive(keys, 'message.hash', code).toString('base64url')
}

/** The 6 digits of a sign-in code, derived as well. */
export function challengeCode(keys: Keys, challengeId: string): string {
  const number = derive(keys, 'challenge', challengeId).readUIntBE(0, 6)
  return String(number % 10 ** timing.codeLength).padStart(timing.codeLength, '0')
}

/** What is kept of a sign-in code: keyed and bound to its challenge. */
export function challengeCodeHash(keys: Keys, challengeId: string, code: string): string {
  return derive(keys, 'challenge.hash', `${challengeId}:${code}`).toString('base64url')
}
