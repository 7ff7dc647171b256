import { createChallenge, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/sha'
import { describe, expect, it } from 'vitest'
import { findProof } from './find-proof.ts'

const secret = 'a secret of this test'

/** A puzzle as the server sets it, solved by this counter and no earlier one. */
async function puzzleFor(counter: number): Promise<string> {
  const options = { algorithm: 'SHA-256', cost: 1, counter, deriveKey }
  return JSON.stringify(await createChallenge({ ...options, hmacSignatureSecret: secret }))
}

type Proof = Pick<Parameters<typeof verifySolution>[0], 'challenge' | 'solution'>
const opened = (proof: string | null): Proof => JSON.parse(atob(proof ?? '')) as Proof

describe('a solved puzzle', () => {
  it('is accepted by the library that set it', async () => {
    const proof = opened(findProof(await puzzleFor(137), 0, 1_000))
    expect(proof.solution.counter).toBe(137)
    const { verified } = await verifySolution({ ...proof, deriveKey, hmacSignatureSecret: secret })
    expect(verified).toBe(true)
  })

  it('is not found among other counters', async () => {
    expect(findProof(await puzzleFor(137), 138, 500)).toBeNull()
  })

  it('needs a puzzle of this kind', () => {
    const puzzle = JSON.stringify({ parameters: { algorithm: 'ARGON2ID' } })
    expect(() => findProof(puzzle, 0, 1)).toThrow('another kind')
  })
})
