import { linkModes } from '@wengang/policy'
import { z } from 'zod'
import { templateKinds } from '../../campaigns.ts'
import { defineEndpoint } from '../../endpoint.ts'
import { smsTemplate } from '../../shapes/campaign.ts'

export const templateWords = z.object({
  name: z.string().trim().min(1, '请填写名称').max(30, '名称最多 30 个字'),
  kind: z.enum(templateKinds),
  linkMode: z.enum(linkModes),
  text: z.string().trim().min(1, '请填写内容').max(500, '内容最多 500 个字'),
  transport: z.string().trim().max(20).nullable(),
  providerTemplate: z.string().trim().max(40, '编号最多 40 个字').nullable(),
})

/** Writes down new words for messages; they can be used once they were approved. */
export const createTemplate = defineEndpoint('createTemplate', {
  request: { body: templateWords },
  response: z.object({ template: smsTemplate }),
  errors: ['WORDS_REFUSED'],
})
