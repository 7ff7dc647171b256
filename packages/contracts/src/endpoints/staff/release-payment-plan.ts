import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'
import { paymentPlan } from '../../shapes/payments.ts'

/** Releases a plan that somebody else prepared: its payments are ordered. What no longer fits is dropped. */
export const releasePaymentPlan = defineEndpoint('releasePaymentPlan', {
  request: { params: z.object({ planId: id }), body: z.object({}) },
  response: z.object({ plan: paymentPlan, dropped: z.number().int() }),
  errors: ['NOT_FOUND', 'STATE_REFUSES', 'SECOND_PERSON_NEEDED'],
})
