import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'
import { leftOut, paymentPlan } from '../../shapes/payments.ts'

/**
 * Prepares a payment plan of all allocated or corrected cases of a round that have an account, and puts it
 * before a second person; nothing is ordered yet. `plan` is null when nothing is due.
 */
export const orderPayments = defineEndpoint('orderPayments', {
  request: { params: z.object({ roundId: id }), body: z.object({}) },
  response: z.object({ plan: paymentPlan.nullable(), leftOut }),
  errors: ['NOT_FOUND', 'STATE_REFUSES'],
})
