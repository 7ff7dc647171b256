import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { businessView, operator } from '../shapes.ts'

/** The operators of a unit, and whether it manages them itself (S0-12). */
export const listOperators = defineEndpoint('listOperators', {
  request: {},
  response: z.object({
    internalManagement: z.boolean(),
    operators: z.array(operator),
    /** What can be given to an operator. */
    businesses: z.array(businessView),
  }),
  errors: [],
})
