import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'

/** Why no offer shows: what the system knows of this phone's units, or the general list when signed out. */
export const explainNoOffer = defineEndpoint('explainNoOffer', {
  request: {},
  response: z.object({
    signedIn: z.boolean(),
    causes: z.array(
      z.object({
        key: z.enum([
          'answered',
          'notAssessed',
          'ineligible',
          'notOnList',
          'blankAccount',
          'numberOutOfDate',
          'individualBusiness',
          'otherModule',
          'withdrawn',
          'open',
        ]),
        unitName: z.string().nullable(),
        cause: z.string(),
        wayOut: z.string(),
        caseNo: z.string().nullable(),
      }),
    ),
  }),
  errors: [],
})
