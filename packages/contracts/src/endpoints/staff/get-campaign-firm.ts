import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { caseNo, id } from '../../shapes.ts'
import { campaignFirm, storyEvent } from '../../shapes/watching.ts'

/** The whole story of one firm of a campaign. */
export const getCampaignFirm = defineEndpoint('getCampaignFirm', {
  request: { params: z.object({ campaignId: id, caseNo }) },
  response: z.object({
    title: z.string(),
    firm: campaignFirm,
    story: z.array(storyEvent),
    followUpId: id.nullable(),
  }),
  errors: ['NOT_FOUND'],
})
