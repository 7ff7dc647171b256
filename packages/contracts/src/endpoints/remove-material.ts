import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id } from '../shapes.ts'

/** Takes away a material that no answer holds yet. */
export const removeMaterial = defineEndpoint('removeMaterial', {
  request: { params: z.object({ materialId: id }) },
  response: z.object({ removed: z.literal(true) }),
  errors: ['NOT_FOUND'],
})
