import { z } from 'zod'
import { campaignStates } from '../../campaigns.ts'
import { defineEndpoint } from '../../endpoint.ts'
import { campaignSummary } from '../../shapes/campaign.ts'

/** Campaigns of the person's region, newest first. */
export const listCampaigns = defineEndpoint('listCampaigns', {
  request: {
    query: z.object({
      state: z.enum(campaignStates).optional(),
      after: z.string().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
  },
  response: z.object({ campaigns: z.array(campaignSummary), next: z.string().nullable() }),
  errors: [],
})
