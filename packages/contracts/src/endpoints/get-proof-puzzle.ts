import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'

/**
 * A self-hosted proof of work, for an address that asks for codes often. Nothing is stored; it holds for ten
 * minutes and its solution serves once.
 *
 * `puzzle` is the JSON text of an altcha 2 challenge, `{"parameters":{"algorithm":"SHA-256","nonce":hex,
 * "salt":hex,"cost":1,"keyLength":32,"keyPrefix":hex,"data":{"expiresAt":ms}},"signature":hex}`. Solved by the
 * counter from 0 on for which SHA-256(salt ‖ nonce ‖ counter as uint32, big-endian) begins with `keyPrefix`;
 * it lies between 10,000 and 30,000.
 *
 * `proof`, where an endpoint asks for one, is the Base64 of the JSON text
 * `{"challenge":the puzzle unchanged,"solution":{"counter":number,"derivedKey":hex of all 32 bytes}}`.
 */
export const getProofPuzzle = defineEndpoint('getProofPuzzle', {
  request: {},
  response: z.object({ puzzle: z.string() }),
  errors: [],
})
