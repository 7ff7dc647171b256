import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'
import { creditCheck } from '../../shapes/rounds.ts'

/** The credit checks of a round, newest first. */
export const listCreditChecks = defineEndpoint('listCreditChecks', {
  request: { params: z.object({ roundId: id }) },
  response: z.object({
    checks: z.array(creditCheck),
    /** Why no list can be brought now; null when one can. */
    refusal: z.string().nullable(),
  }),
  errors: ['NOT_FOUND'],
})
