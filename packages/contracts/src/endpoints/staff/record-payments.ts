import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'

/** Records what the bank did, line by line; a line recorded already with the same result is left as it is. */
export const recordPayments = defineEndpoint('recordPayments', {
  request: {
    body: z.object({
      results: z
        .array(
          z.object({
            paymentId: id,
            result: z.enum(['paid', 'returned']),
            amountFen: z.number().int().positive(),
            reason: z.string().trim().max(200).default(''),
          }),
        )
        .min(1)
        .max(5000),
    }),
  },
  response: z.object({
    paid: z.number().int(),
    returned: z.number().int(),
    unchanged: z.number().int(),
    paidFen: z.number().int(),
  }),
  errors: ['STATE_REFUSES'],
})
