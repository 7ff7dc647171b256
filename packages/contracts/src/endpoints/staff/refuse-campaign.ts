import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'
import { campaign } from '../../shapes/campaign.ts'

/** Gives a campaign back to whoever prepared it, with the reason. */
export const refuseCampaign = defineEndpoint('refuseCampaign', {
  request: {
    params: z.object({ campaignId: id }),
    body: z.object({ note: z.string().trim().min(1, '请写明原因').max(200) }),
  },
  response: z.object({ campaign }),
  errors: ['NOT_FOUND', 'STATE_REFUSES', 'SECOND_PERSON_NEEDED'],
})
