import { sha256 } from './sha256.ts'

/** A puzzle as altcha 2 writes it; of its parameters those that the search needs. */
interface Puzzle {
  parameters: {
    algorithm: string
    nonce: string
    salt: string
    cost: number
    keyLength: number
    keyPrefix: string
  }
}

/**
 * Looks for the counter whose key begins as the puzzle wants it, among `tries` from `start` on.
 * Gives the proof as the server reads it, or null where it is not among them.
 * @throws for a puzzle of another kind
 */
export function findProof(puzzle: string, start: number, tries: number): string | null {
  const challenge = JSON.parse(puzzle) as Puzzle
  const { algorithm, nonce, salt, cost, keyLength, keyPrefix } = challenge.parameters
  if (algorithm !== 'SHA-256') throw new Error(`a puzzle of another kind: ${algorithm}`)
  const head = fromHex(salt + nonce)
  const message = new Uint8Array(head.length + 4)
  message.set(head)
  const view = new DataView(message.buffer)
  for (let counter = start; counter < start + tries; counter++) {
    view.setUint32(head.length, counter)
    let key = sha256(message)
    for (let round = 1; round < cost; round++) key = sha256(key)
    const derivedKey = toHex(key.subarray(0, keyLength))
    if (derivedKey.startsWith(keyPrefix)) {
      return btoa(JSON.stringify({ challenge, solution: { counter, derivedKey } }))
    }
  }
  return null
}

function fromHex(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16))
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
