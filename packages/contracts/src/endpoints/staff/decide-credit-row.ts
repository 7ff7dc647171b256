import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'
import { creditCheck } from '../../shapes/rounds.ts'

/** Whether a name on the list means a unit of the round; a name alone never blocks anybody. */
export const decideCreditRow = defineEndpoint('decideCreditRow', {
  request: {
    params: z.object({ checkId: id }),
    body: z.object({ row: z.number().int(), caseId: id, same: z.boolean() }),
  },
  response: z.object({ check: creditCheck }),
  errors: ['NOT_FOUND', 'STATE_REFUSES'],
})
