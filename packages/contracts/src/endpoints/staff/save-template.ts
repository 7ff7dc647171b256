import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'
import { smsTemplate } from '../../shapes/campaign.ts'
import { templateWords } from './create-template.ts'

/** Changes words that no provider has seen yet, or that one refused. */
export const saveTemplate = defineEndpoint('saveTemplate', {
  request: { params: z.object({ templateId: id }), body: templateWords },
  response: z.object({ template: smsTemplate }),
  errors: ['NOT_FOUND', 'STATE_REFUSES', 'WORDS_REFUSED'],
})
