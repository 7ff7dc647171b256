import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'
import { roundTotals } from '../../shapes/payments.ts'

/** The published totals of a round recomputed from its lines, beside what was allocated, ordered and paid. */
export const getRoundTotals = defineEndpoint('getRoundTotals', {
  request: { params: z.object({ roundId: id }) },
  response: z.object({ title: z.string(), totals: roundTotals }),
  errors: ['NOT_FOUND'],
})
