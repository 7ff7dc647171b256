import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { day, instant } from '../../shapes.ts'
import { placeQuery, roundFigures } from '../../shapes/rounds.ts'

/** Whom a round of this place would take as things stand, by answer and by region; writes nothing. */
export const previewRound = defineEndpoint('previewRound', {
  request: {
    query: placeQuery.extend({
      /** The hour it is to be cut at; without one, now or at the edition's hour. */
      cutAt: z.coerce.number().int().nonnegative().optional(),
    }),
  },
  response: z.object({
    figures: roundFigures,
    regions: z.array(z.object({ regionCode: z.string(), figures: roundFigures })),
    /** When it would be cut, and the days of its publicity. */
    cutAt: instant,
    startsOn: day,
    endsOn: day,
    /** The hour at which the edition cuts by itself (S3-33), 0 to 23. */
    editionHour: z.number().int().nullable(),
  }),
  errors: ['STATE_REFUSES', 'CALENDAR_MISSING'],
})
