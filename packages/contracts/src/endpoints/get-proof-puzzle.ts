import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'

/** A self-hosted proof of work, for an address that asks for codes often. Nothing is stored. */
export const getProofPuzzle = defineEndpoint('getProofPuzzle', {
  request: {},
  response: z.object({ puzzle: z.string() }),
  errors: [],
})
