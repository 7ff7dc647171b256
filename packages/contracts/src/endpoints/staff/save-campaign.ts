import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'
import { campaign, campaignPlan } from '../../shapes/campaign.ts'

/** Changes a campaign that is still a draft; another audience is fixed anew, other words are tested anew. */
export const saveCampaign = defineEndpoint('saveCampaign', {
  request: { params: z.object({ campaignId: id }), body: campaignPlan },
  response: z.object({ campaign }),
  errors: ['NOT_FOUND', 'STATE_REFUSES'],
})
