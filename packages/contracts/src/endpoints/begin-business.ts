import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { businessId } from '../shapes.ts'

/** Begins a business: tells where it is done here, or refuses with where it is done instead. */
export const beginBusiness = defineEndpoint('beginBusiness', {
  request: { params: z.object({ businessId }) },
  response: z.object({ path: z.string() }),
  errors: ['BUSINESS_ELSEWHERE'],
})
