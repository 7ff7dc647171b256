import { randomInt } from 'node:crypto'
import { createChallenge, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/sha'
import { z } from 'zod'
import { derive, type Keys, tokenHash } from '../platform/crypto/keys.ts'

const lifetimeMs = 10 * 60_000
/** Hashes until the puzzle is solved: about a second on a cheap phone, never much longer. */
const leastTries = 10_000
const mostTries = 30_000

/** A solved puzzle: what it is known by, so that it serves once, and how long it holds. */
export interface Proof {
  key: string
  expiresAt: number
}

/** A new puzzle; its JSON says everything about it, signed, so that nothing is kept of it. */
export async function newPuzzle(keys: Keys, now: number): Promise<string> {
  const challenge = await createChallenge({
    algorithm: 'SHA-256',
    cost: 1,
    deriveKey,
    counter: randomInt(leastTries, mostTries),
    // The library's own expiry reads the clock of the machine; ours is the one of the house.
    data: { expiresAt: now + lifetimeMs },
    hmacSignatureSecret: secretOf(keys),
  })
  return JSON.stringify(challenge)
}

/** Reads a proof; null when it is not the solution of a puzzle of this house that still holds. */
export async function readProof(
  keys: Keys,
  text: string | undefined,
  now: number,
): Promise<Proof | null> {
  const solved = solvedShape.safeParse(jsonOf(text ?? ''))
  if (!solved.success) return null
  const { challenge, solution } = solved.data
  const { expiresAt } = challenge.parameters.data
  if (expiresAt <= now) return null
  const { verified } = await verifySolution({
    challenge,
    solution,
    deriveKey,
    hmacSignatureSecret: secretOf(keys),
  })
  return verified ? { key: tokenHash(challenge.signature), expiresAt } : null
}

const solvedShape = z.object({
  challenge: z.object({
    parameters: z.object({
      algorithm: z.literal('SHA-256'),
      nonce: z.string(),
      salt: z.string(),
      cost: z.number(),
      keyLength: z.number(),
      keyPrefix: z.string(),
      data: z.object({ expiresAt: z.number() }),
    }),
    signature: z.string(),
  }),
  solution: z.object({ counter: z.number(), derivedKey: z.string() }),
})

function jsonOf(proof: string): unknown {
  try {
    return JSON.parse(Buffer.from(proof, 'base64').toString('utf8')) as unknown
  } catch {
    // Not a proof at all.
    return null
  }
}

function secretOf(keys: Keys): string {
  return derive(keys, 'proof', 'signature').toString('base64url')
}
