import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'
import { paymentPlan } from '../../shapes/payments.ts'

/** Sends a plan back that somebody else prepared; its cases may be planned again. */
export const refusePaymentPlan = defineEndpoint('refusePaymentPlan', {
  request: {
    params: z.object({ planId: id }),
    body: z.object({ note: z.string().trim().min(1, '请写明原因').max(200) }),
  },
  response: z.object({ plan: paymentPlan }),
  errors: ['NOT_FOUND', 'STATE_REFUSES', 'SECOND_PERSON_NEEDED'],
})
