import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'
import { smsTemplate } from '../../shapes/campaign.ts'

/** Notes that a template was handed to the provider for review; from now on its text stands. */
export const submitTemplate = defineEndpoint('submitTemplate', {
  request: { params: z.object({ templateId: id }), body: z.object({}) },
  response: z.object({ template: smsTemplate }),
  errors: ['NOT_FOUND', 'STATE_REFUSES'],
})
