import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { businessId, mobileText, operator, personNameText } from '../shapes.ts'

/** Invites an operator by mobile for 48 hours, with the businesses given. */
export const inviteOperator = defineEndpoint('inviteOperator', {
  request: {
    body: z.object({
      name: personNameText,
      mobile: mobileText,
      businesses: z.array(businessId).min(1, '请至少选择一项业务'),
      internalUnit: z.string().trim().max(50, '内部单位最多 50 个字').optional(),
    }),
  },
  response: z.object({ operator }),
  errors: ['OPERATOR_EXISTS', 'STATE_REFUSES'],
})
