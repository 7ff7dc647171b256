import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { caseNo } from '../../shapes.ts'

/** Corrects the contact mobile at the window: the old link dies, a new one goes out, both phones are told. */
export const changeContact = defineEndpoint('changeContact', {
  request: {
    params: z.object({ caseNo }),
    body: z.object({
      mobile: z.string().trim().min(1, '请填写新的手机号'),
      contactName: z.string().trim().max(100).optional(),
      identitySeen: z.literal(true, '请先核验来人身份'),
      reason: z.string().trim().min(1, '请写明更正原因').max(200),
    }),
  },
  response: z.object({ caseNo, mobile: z.string() }),
  errors: ['NOT_FOUND', 'STATE_REFUSES'],
})
