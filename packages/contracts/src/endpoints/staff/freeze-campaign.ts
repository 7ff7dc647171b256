import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'
import { campaign } from '../../shapes/campaign.ts'

/**
 * Begins to fix whom a draft goes to, as its filters find them now. A few are fixed when this answers; with
 * many it goes on, and `fixing` says how far it is.
 */
export const freezeCampaign = defineEndpoint('freezeCampaign', {
  request: { params: z.object({ campaignId: id }), body: z.object({}) },
  response: z.object({ campaign }),
  errors: ['NOT_FOUND', 'STATE_REFUSES'],
})
