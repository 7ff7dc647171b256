import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'

/** Allocates the money of a closed round (资金核拨). */
export const allocateRound = defineEndpoint('allocateRound', {
  request: { params: z.object({ roundId: id }), body: z.object({}) },
  response: z.object({
    allocated: z.number().int(),
    totalFen: z.number().int(),
    heldByObjection: z.number().int(),
  }),
  errors: ['NOT_FOUND', 'STATE_REFUSES'],
})
