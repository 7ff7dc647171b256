import { type KeyObject, sign, verify } from 'node:crypto'
import { canonicalJson, sha256 } from '../platform/canonical-json.ts'
import type { Keys } from '../platform/crypto/keys.ts'
import type { Schema } from '../platform/database/schema.ts'

/** An entry as a seal holds it. */
export interface SealedEntry {
  stream: string
  seq: number
  hash: string
}

export type SealRow = Schema['seal']

/** Hash over the entries of one seal, in the order of (stream, seq). */
export function sealRoot(entries: readonly SealedEntry[]): string {
  return sha256(canonicalJson(entries.map(({ stream, seq, hash }) => [stream, seq, hash])))
}

/** What is signed: everything a seal says, its place in the chain of seals included. */
export function sealHash(seal: Omit<SealRow, 'hash' | 'signature'>): string {
  const { seq, prev, root, entries, at, key_id: keyId } = seal
  return sha256(canonicalJson({ seq, prev, root, entries, at, keyId }))
}

/** Seals entries behind the last seal with the key that is not in the database (Ed25519). */
export function makeSeal(
  keys: Keys,
  last: Pick<SealRow, 'seq' | 'hash'> | null,
  entries: readonly SealedEntry[],
  at: number,
): SealRow {
  const content = {
    seq: (last?.seq ?? 0) + 1,
    prev: last?.hash ?? '',
    root: sealRoot(entries),
    entries: entries.length,
    at,
    key_id: keys.id,
  }
  const hash = sealHash(content)
  const signature = sign(null, Buffer.from(hash, 'hex'), keys.seal.private).toString('base64url')
  return { ...content, hash, signature }
}

/** Whether a seal's signature is of this key. */
export function isSignedBy(seal: Pick<SealRow, 'hash' | 'signature'>, publicKey: KeyObject) {
  return verify(
    null,
    Buffer.from(seal.hash, 'hex'),
    publicKey,
    Buffer.from(seal.signature, 'base64url'),
  )
}
