import { z } from 'zod'
import { campaignStates } from '../../campaigns.ts'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'
import { steeringActs } from '../../watching.ts'

/** Pauses a campaign, lets it go on or stops it for good; one that halted goes on only with a note. */
export const steerCampaign = defineEndpoint('steerCampaign', {
  request: {
    params: z.object({ campaignId: id }),
    body: z.object({
      act: z.enum(steeringActs),
      note: z.string().trim().max(200, '说明最多 200 个字').default(''),
    }),
  },
  response: z.object({ state: z.enum(campaignStates) }),
  errors: ['NOT_FOUND', 'STATE_REFUSES'],
})
