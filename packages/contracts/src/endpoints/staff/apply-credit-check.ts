import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { fen, id } from '../../shapes.ts'
import { creditCheck } from '../../shapes/rounds.ts'

/** Takes the units that were found out of the round, as withdrawn; again, it changes nothing. */
export const applyCreditCheck = defineEndpoint('applyCreditCheck', {
  request: { params: z.object({ checkId: id }), body: z.object({}) },
  response: z.object({
    check: creditCheck,
    withdrawn: z.number().int(),
    totalFen: fen,
    /** Not taken out any more: left the round, or is being paid. */
    kept: z.number().int(),
  }),
  errors: ['NOT_FOUND', 'STATE_REFUSES'],
})
