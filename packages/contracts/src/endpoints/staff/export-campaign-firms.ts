import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id, regionDigits } from '../../shapes.ts'
import { firmStages } from '../../watching.ts'

/** The same list as a file. Phones are masked unless a reason says why they are needed; it is noted who took it. */
export const exportCampaignFirms = defineEndpoint('exportCampaignFirms', {
  request: {
    params: z.object({ campaignId: id }),
    body: z.object({
      stage: z.enum(firmStages).default('all'),
      regionCode: regionDigits.optional(),
      reason: z.string().trim().min(5, '请写明用途，至少 5 个字').max(200).optional(),
    }),
  },
  response: z.unknown(),
  errors: ['NOT_FOUND'],
})
