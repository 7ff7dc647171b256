import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'
import { campaign } from '../../shapes/campaign.ts'

/** One campaign as it was prepared and where it stands. */
export const getCampaign = defineEndpoint('getCampaign', {
  request: { params: z.object({ campaignId: id }) },
  response: z.object({ campaign }),
  errors: ['NOT_FOUND'],
})
