import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id, regionDigits } from '../../shapes.ts'
import { listedObjection, objectionStates } from '../../shapes/objections.ts'

/** Objections of every round in and around the person's region, the newest first, paged by key. */
export const searchObjections = defineEndpoint('searchObjections', {
  request: {
    query: z.object({
      state: z.enum(objectionStates).optional(),
      roundId: id.optional(),
      /** The unit's region; the round's where the unit is not known. */
      regionCode: regionDigits.optional(),
      after: id.optional(),
    }),
  },
  response: z.object({
    objections: z.array(
      listedObjection.extend({
        roundId: id,
        roundTitle: z.string(),
        regionCode: z.string(),
      }),
    ),
    next: id.nullable(),
  }),
  errors: [],
})
