import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  hash,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import { randomPart } from '../random.ts'
import type { Keys } from './keys.ts'

/** One personal value at rest: `a1.keyId.nonce.text.tag`, bound to its column and row. */
export function sealField(key: DataKey, place: string, value: string): string {
  const nonce = randomPart(12)
  const cipher = createCipheriv('aes-256-gcm', key.secret, nonce).setAAD(Buffer.from(place))
  const text = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()])
  return ['a1', key.id, b64(nonce), b64(text), b64(cipher.getAuthTag())].join('.')
}

/** Opens a sealed value. Throws when the row, the column or a byte is another. */
export function openField(key: DataKey, place: string, sealed: string): string {
  const [algorithm, , nonce, text, tag] = sealed.split('.')
  if (algorithm !== 'a1' || nonce === undefined || text === undefined || tag === undefined) {
    throw new Error('Not a sealed field.')
  }
  const decipher = createDecipheriv('aes-256-gcm', key.secret, Buffer.from(nonce, 'base64url'))
  decipher.setAAD(Buffer.from(place)).setAuthTag(Buffer.from(tag, 'base64url'))
  return decipher.update(Buffer.from(text, 'base64url'), undefined, 'utf8') + decipher.final('utf8')
}

/** A data key: one per unit, so that erasing or rotating touches one unit. */
export interface DataKey {
  id: string
  secret: KeyObject
}

/** A new data key and its wrapping under the master key. */
export function newDataKey(keys: Keys, owner: string): { key: DataKey; wrapped: string } {
  const bytes = randomBytes(32)
  const key = { id: owner, secret: createSecretKey(bytes) }
  return { key, wrapped: sealField(masterKey(keys), owner, bytes.toString('base64')) }
}

/** Unwraps a unit's data key. */
export function unwrapDataKey(keys: Keys, owner: string, wrapped: string): DataKey {
  const secret = openField(masterKey(keys), owner, wrapped)
  return { id: owner, secret: createSecretKey(secret, 'base64') }
}

/** The key for values that belong to no unit: phones in messages, sessions and sign-ins. */
export function masterKey(keys: Keys): DataKey {
  return { id: keys.id, secret: keys.master }
}

/** How a personal value stands in a chain: the digest in the entry, salt and ciphertext beside it. */
export interface ChainedField {
  digest: string
  salt: string
  ciphertext: string
}

/** Prepares a personal value for an entry. Erasing salt and ciphertext leaves the chain verifiable. */
export function chainField(key: DataKey, value: string): ChainedField {
  const salt = randomPart(16).toString('base64url')
  return {
    digest: personalDigest(salt, value),
    salt,
    ciphertext: sealField(key, 'entry', value),
  }
}

/** What stands in a chain for a personal value. */
export function personalDigest(salt: string, value: string): string {
  return hash('sha256', `${salt}\u2016${value}`, 'hex')
}

function b64(bytes: Buffer): string {
  return bytes.toString('base64url')
}
