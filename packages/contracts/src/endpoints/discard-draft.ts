import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id } from '../shapes.ts'

/** Throws away a choice that was not submitted. */
export const discardDraft = defineEndpoint('discardDraft', {
  request: { params: z.object({ offerId: id }) },
  response: z.object({ discarded: z.literal(true) }),
  errors: ['NOT_FOUND'],
})
