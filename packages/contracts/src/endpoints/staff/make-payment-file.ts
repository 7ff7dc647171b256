import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'

/**
 * The file of a released plan for the bank: the one place where whole accounts leave, so it wants a reason
 * and leaves an entry. The same plan gives the same bytes.
 */
export const makePaymentFile = defineEndpoint('makePaymentFile', {
  request: {
    params: z.object({ planId: id }),
    body: z.object({
      encoding: z.enum(['utf8', 'gb18030']).default('utf8'),
      reason: z.string().trim().min(1, '请写明用途').max(200),
    }),
  },
  response: z.unknown(),
  errors: ['NOT_FOUND', 'STATE_REFUSES'],
})
