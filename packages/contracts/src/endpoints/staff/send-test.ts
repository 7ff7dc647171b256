import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id, mobileText } from '../../shapes.ts'
import { campaign } from '../../shapes/campaign.ts'

/** Sends the words of a draft, marked 【测试】, to a phone of the staff. */
export const sendTest = defineEndpoint('sendTest', {
  request: { params: z.object({ campaignId: id }), body: z.object({ mobile: mobileText }) },
  response: z.object({ campaign, text: z.string() }),
  errors: ['NOT_FOUND', 'STATE_REFUSES', 'WORDS_REFUSED'],
})
