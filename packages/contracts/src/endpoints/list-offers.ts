import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { offerSummary } from '../shapes.ts'

/** All offers whose contact mobile is the proven phone: a bookkeeper sees every firm. */
export const listOffers = defineEndpoint('listOffers', {
  request: {},
  response: z.object({ offers: z.array(offerSummary) }),
  errors: [],
})
