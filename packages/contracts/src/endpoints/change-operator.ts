import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { businessId, id, operator } from '../shapes.ts'

/** Changes what an operator may do; it holds from the next request. */
export const changeOperator = defineEndpoint('changeOperator', {
  request: {
    params: z.object({ memberId: id }),
    body: z.object({
      businesses: z.array(businessId).min(1, '请至少选择一项业务'),
      internalUnit: z.string().trim().max(50, '内部单位最多 50 个字').optional(),
    }),
  },
  response: z.object({ operator }),
  errors: ['NOT_FOUND', 'STATE_REFUSES'],
})
