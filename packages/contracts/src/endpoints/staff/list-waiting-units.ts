import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { placeQuery, roundUnit } from '../../shapes/rounds.ts'

/** The units behind one number of a preview, paged by key. */
export const listWaitingUnits = defineEndpoint('listWaitingUnits', {
  request: {
    query: placeQuery.extend({
      answer: z.enum(['accepted', 'declined', 'unanswered']),
      after: z
        .string()
        .regex(/^\d{6}:[0-9a-f-]{36}$/)
        .optional(),
    }),
  },
  response: z.object({
    units: z.array(roundUnit),
    next: z.string().nullable(),
  }),
  errors: ['STATE_REFUSES'],
})
