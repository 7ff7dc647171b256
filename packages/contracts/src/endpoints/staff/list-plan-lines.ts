import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'
import { lineState, paymentLine } from '../../shapes/payments.ts'

/** The lines of a plan, some a page; accounts by their last digits. */
export const listPlanLines = defineEndpoint('listPlanLines', {
  request: {
    params: z.object({ planId: id }),
    query: z.object({ state: lineState.optional(), after: id.optional() }),
  },
  response: z.object({ lines: z.array(paymentLine), next: id.nullable() }),
  errors: ['NOT_FOUND'],
})
