import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'
import { campaign } from '../../shapes/campaign.ts'

/** Fixes whom a draft goes to, as its filters find them now. */
export const freezeCampaign = defineEndpoint('freezeCampaign', {
  request: { params: z.object({ campaignId: id }), body: z.object({}) },
  response: z.object({ campaign }),
  errors: ['NOT_FOUND', 'STATE_REFUSES'],
})
