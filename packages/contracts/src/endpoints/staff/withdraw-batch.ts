import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { batch, id } from '../../shapes.ts'

/** Takes a list back that still waits for a second person; only whoever brought it. */
export const withdrawBatch = defineEndpoint('withdrawBatch', {
  request: { params: z.object({ batchId: id }), body: z.object({}) },
  response: z.object({ batch }),
  errors: ['NOT_FOUND', 'STATE_REFUSES', 'SECOND_PERSON_NEEDED'],
})
