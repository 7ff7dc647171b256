import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id, material } from '../shapes.ts'

/** Adds an optional proof to the answer being prepared (S2-20): JPEG, PNG or PDF, found from the content. */
export const addMaterial = defineEndpoint('addMaterial', {
  request: {
    params: z.object({ offerId: id }),
    query: z.object({ name: z.string().trim().min(1).max(120) }),
  },
  response: z.object({ material }),
  errors: ['NOT_FOUND', 'TOO_MANY_MATERIALS', 'ANSWER_CLOSED'],
})
