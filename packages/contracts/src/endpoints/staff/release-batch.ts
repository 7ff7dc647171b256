import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { batch, id } from '../../shapes.ts'

/**
 * Puts a list in force, by another person than the one who brought it. `late` is how many changes were left
 * out because a cut-off came in between.
 */
export const releaseBatch = defineEndpoint('releaseBatch', {
  request: { params: z.object({ batchId: id }), body: z.object({}) },
  response: z.object({ batch, late: z.number().int() }),
  errors: ['NOT_FOUND', 'STATE_REFUSES', 'SECOND_PERSON_NEEDED'],
})
