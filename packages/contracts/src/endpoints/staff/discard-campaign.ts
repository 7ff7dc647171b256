import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'
import { campaign } from '../../shapes/campaign.ts'

/** Gives a draft up for good; what waits for a second person is taken back first. */
export const discardCampaign = defineEndpoint('discardCampaign', {
  request: { params: z.object({ campaignId: id }), body: z.object({}) },
  response: z.object({ campaign }),
  errors: ['NOT_FOUND', 'STATE_REFUSES'],
})
