import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id, regionDigits } from '../../shapes.ts'
import { campaignFirm } from '../../shapes/watching.ts'
import { firmStages } from '../../watching.ts'

/** The firms behind a number of the funnel, by key. */
export const listCampaignFirms = defineEndpoint('listCampaignFirms', {
  request: {
    params: z.object({ campaignId: id }),
    query: z.object({
      stage: z.enum(firmStages).default('all'),
      regionCode: regionDigits.optional(),
      after: z.string().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
  },
  response: z.object({ firms: z.array(campaignFirm), next: z.string().nullable() }),
  errors: ['NOT_FOUND'],
})
