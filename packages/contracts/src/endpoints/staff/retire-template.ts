import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'
import { smsTemplate } from '../../shapes/campaign.ts'

/** Takes a template out of use; campaigns that were released with it keep its words. */
export const retireTemplate = defineEndpoint('retireTemplate', {
  request: { params: z.object({ templateId: id }), body: z.object({}) },
  response: z.object({ template: smsTemplate }),
  errors: ['NOT_FOUND', 'STATE_REFUSES'],
})
