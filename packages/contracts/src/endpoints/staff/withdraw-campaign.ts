import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'
import { campaign } from '../../shapes/campaign.ts'

/** Takes a campaign back from the second person; it is a draft again. */
export const withdrawCampaign = defineEndpoint('withdrawCampaign', {
  request: { params: z.object({ campaignId: id }), body: z.object({}) },
  response: z.object({ campaign }),
  errors: ['NOT_FOUND', 'STATE_REFUSES', 'SECOND_PERSON_NEEDED'],
})
