import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { campaign, campaignPlan } from '../../shapes/campaign.ts'

/** Begins a campaign. */
export const draftCampaign = defineEndpoint('draftCampaign', {
  request: { body: campaignPlan },
  response: z.object({ campaign }),
  errors: ['NOT_FOUND', 'STATE_REFUSES'],
})
