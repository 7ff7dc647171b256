import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id, instant } from '../../shapes.ts'
import { objection } from './record-objection.ts'

/** The objections of a round, undecided ones first, then the newest. */
export const listObjections = defineEndpoint('listObjections', {
  request: { params: z.object({ roundId: id }) },
  response: z.object({
    objections: z.array(
      objection.extend({
        channel: z.enum(['window', 'phone', 'letter']),
        text: z.string(),
        recordedAt: instant,
        decidedAt: instant.nullable(),
      }),
    ),
  }),
  errors: ['NOT_FOUND'],
})
