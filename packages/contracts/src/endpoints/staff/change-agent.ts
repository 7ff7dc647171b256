import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { mobileText, personNameText, usccText } from '../../shapes.ts'

/** 经办人变更 at the window, after registration and outside the limits: a new certified mobile; old sessions end, both phones are told. */
export const changeAgent = defineEndpoint('changeAgent', {
  request: {
    params: z.object({ uscc: usccText }),
    body: z.object({
      agentName: personNameText,
      mobile: mobileText,
      identitySeen: z.literal(true, '请先核验来人身份'),
      authorisationSeen: z.literal(true, '请先核验单位授权'),
      reason: z.string().trim().min(1, '请写明变更原因').max(200),
    }),
  },
  response: z.object({ uscc: z.string(), mobile: z.string() }),
  errors: ['NOT_FOUND', 'UNIT_NOT_OPENED', 'STATE_REFUSES'],
})
