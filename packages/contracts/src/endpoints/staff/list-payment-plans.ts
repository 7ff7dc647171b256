import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'
import { paymentPlan, planState } from '../../shapes/payments.ts'

/** Payment plans of the caller's region, newest first. */
export const listPaymentPlans = defineEndpoint('listPaymentPlans', {
  request: {
    query: z.object({
      state: planState.optional(),
      roundId: id.optional(),
      /** The last plan of the page before. */
      after: id.optional(),
    }),
  },
  response: z.object({ plans: z.array(paymentPlan), next: id.nullable() }),
  errors: [],
})
