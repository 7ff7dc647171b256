import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'
import { smsTemplate } from '../../shapes/campaign.ts'

/** Notes what the provider's review came to, and under which number it goes there. */
export const reviewTemplate = defineEndpoint('reviewTemplate', {
  request: {
    params: z.object({ templateId: id }),
    body: z.object({
      decision: z.enum(['approved', 'rejected']),
      note: z.string().trim().max(200, '说明最多 200 个字'),
      providerTemplate: z.string().trim().max(40, '编号最多 40 个字').nullable(),
    }),
  },
  response: z.object({ template: smsTemplate }),
  errors: ['NOT_FOUND', 'STATE_REFUSES'],
})
