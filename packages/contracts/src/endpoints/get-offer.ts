import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id, offerView } from '../shapes.ts'

/** One offer with its figures, draft and last answer (S2-17). */
export const getOffer = defineEndpoint('getOffer', {
  request: { params: z.object({ offerId: id }) },
  response: z.object({ offer: offerView }),
  errors: ['NOT_FOUND'],
})
