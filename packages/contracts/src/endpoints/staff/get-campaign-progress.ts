import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'
import { campaignProgress } from '../../shapes/watching.ts'

/** How far the firms of a campaign have come. */
export const getCampaignProgress = defineEndpoint('getCampaignProgress', {
  request: { params: z.object({ campaignId: id }) },
  response: z.object({ progress: campaignProgress }),
  errors: ['NOT_FOUND'],
})
