import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { batch, id } from '../../shapes.ts'

/** Gives a list back to the person who brought it, who may bring it again. */
export const refuseBatch = defineEndpoint('refuseBatch', {
  request: {
    params: z.object({ batchId: id }),
    body: z.object({ note: z.string().trim().min(1, '请写明退回原因').max(200) }),
  },
  response: z.object({ batch }),
  errors: ['NOT_FOUND', 'STATE_REFUSES', 'SECOND_PERSON_NEEDED'],
})
