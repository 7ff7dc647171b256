import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'
import { creditCheck } from '../../shapes/rounds.ts'

/** Lays a list of 严重违法失信 beside a round on the day its publicity ends, or after it; takes nobody out. */
export const uploadCreditList = defineEndpoint('uploadCreditList', {
  request: {
    params: z.object({ roundId: id }),
    query: z.object({ fileName: z.string().trim().min(1).max(200) }),
  },
  response: z.object({ check: creditCheck }),
  errors: ['NOT_FOUND', 'LIST_REFUSED', 'STATE_REFUSES'],
})
