import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'
import { campaign } from '../../shapes/campaign.ts'

/** Puts a campaign before a second person: its recipients are fixed and its words were tested. */
export const submitCampaign = defineEndpoint('submitCampaign', {
  request: { params: z.object({ campaignId: id }), body: z.object({}) },
  response: z.object({ campaign }),
  errors: ['NOT_FOUND', 'STATE_REFUSES', 'WORDS_REFUSED'],
})
