import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'
import { roundUnit } from '../../shapes/rounds.ts'

/**
 * The units of a round with their answers, paged by key: before the cut those it would take as things stand,
 * after it those it took.
 */
export const listRoundUnits = defineEndpoint('listRoundUnits', {
  request: {
    params: z.object({ roundId: id }),
    query: z.object({
      /** objected and withdrawn: of those on the list, once it was cut. */
      part: z.enum(['accepted', 'declined', 'unanswered', 'objected', 'withdrawn']).optional(),
      after: z
        .string()
        .regex(/^(\d{6}:)?[0-9a-f-]{36}$/)
        .optional(),
    }),
  },
  response: z.object({
    units: z.array(
      roundUnit.extend({
        /** Whether it stands, or stood, on the public list. */
        listed: z.boolean(),
        /** The words of its state. */
        words: z.string(),
      }),
    ),
    next: z.string().nullable(),
  }),
  errors: ['NOT_FOUND'],
})
