import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id, operator } from '../shapes.ts'

/** Withdraws an operator or an invitation at once; running sessions end. */
export const withdrawOperator = defineEndpoint('withdrawOperator', {
  request: { params: z.object({ memberId: id }) },
  response: z.object({ operator }),
  errors: ['NOT_FOUND'],
})
