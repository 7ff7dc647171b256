import { z } from 'zod'
import { exclusions } from '../../campaigns.ts'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'
import { campaignRecipient } from '../../shapes/campaign.ts'

/** The fixed recipients of a campaign by key: who is written to, who is left out and why, whose mobiles differ. */
export const listRecipients = defineEndpoint('listRecipients', {
  request: {
    params: z.object({ campaignId: id }),
    query: z.object({
      show: z.enum(['all', 'ready', 'excluded', 'differs']).default('all'),
      exclusion: z.enum(exclusions).optional(),
      after: z.string().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
  },
  response: z.object({ recipients: z.array(campaignRecipient), next: z.string().nullable() }),
  errors: ['NOT_FOUND'],
})
