import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'

/** After the answer deadline: unanswered offers go where the edition says. */
export const lapseOffers = defineEndpoint('lapseOffers', {
  request: { params: z.object({ batchId: id }), body: z.object({}) },
  response: z.object({ lapsed: z.number().int() }),
  errors: ['NOT_FOUND', 'STATE_REFUSES'],
})
