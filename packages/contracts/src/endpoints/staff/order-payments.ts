import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'

/** Orders payment of all allocated or corrected cases of a round that have an account. */
export const orderPayments = defineEndpoint('orderPayments', {
  request: { params: z.object({ roundId: id }), body: z.object({}) },
  response: z.object({
    ordered: z.number().int(),
    totalFen: z.number().int(),
    lines: z.array(
      z.object({
        paymentId: id,
        caseNo: z.string(),
        unitName: z.string(),
        amountFen: z.number().int(),
        accountTail: z.string(),
      }),
    ),
    /** Cases left out because the account is blank. */
    withoutAccount: z.array(z.string()),
  }),
  errors: ['NOT_FOUND', 'STATE_REFUSES'],
})
