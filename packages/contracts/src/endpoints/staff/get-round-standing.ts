import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'
import { unitSum } from '../../shapes/rounds.ts'

/** How the listed units of a cut round stand: what closing and allocating it would do. */
export const getRoundStanding = defineEndpoint('getRoundStanding', {
  request: { params: z.object({ roundId: id }) },
  response: z.object({
    /** Listed without an open objection: an allocation takes these. */
    due: unitSum,
    /** Held back by an open objection. */
    held: unitSum,
    /** Allocated, ordered or paid already. */
    allocated: unitSum,
    withdrawn: unitSum,
    /** Corrected by a finding, and to be answered again outside this round. */
    corrected: unitSum,
    credit: z.object({ rule: z.enum(['none', 'warn', 'required']), done: z.boolean() }),
  }),
  errors: ['NOT_FOUND'],
})
