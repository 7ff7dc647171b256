import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'
import { campaign } from '../../shapes/campaign.ts'

/** Lets a campaign go that another person prepared. */
export const releaseCampaign = defineEndpoint('releaseCampaign', {
  request: { params: z.object({ campaignId: id }), body: z.object({}) },
  response: z.object({ campaign }),
  errors: ['NOT_FOUND', 'STATE_REFUSES', 'SECOND_PERSON_NEEDED'],
})
