import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'
import { paymentPlan, paymentResult } from '../../shapes/payments.ts'

/**
 * Records what the bank did from the file that came back. A file with any finding is refused as a whole and
 * kept with its findings; one that was recorded before changes nothing.
 */
export const recordPayments = defineEndpoint('recordPayments', {
  request: {
    params: z.object({ planId: id }),
    query: z.object({ fileName: z.string().trim().min(1).max(200).default('回单.csv') }),
  },
  response: z.object({
    result: paymentResult,
    /** The same file was recorded before. */
    known: z.boolean(),
    plan: paymentPlan,
  }),
  errors: ['NOT_FOUND', 'STATE_REFUSES'],
})
