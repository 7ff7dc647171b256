import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { caseNo, fen, id } from '../../shapes.ts'
import { campaignAudience, campaignCost, campaignTotals } from '../../shapes/campaign.ts'

const typedFen = z.coerce.number().pipe(fen).optional()

/** What filters come to, while they are typed: counts, cost with a template, and ten of the recipients. */
export const countAudience = defineEndpoint('countAudience', {
  request: {
    query: campaignAudience.extend({
      amountFromFen: typedFen,
      amountToFen: typedFen,
      daysLeft: z.coerce.number().int().min(0).max(366).optional(),
      templateId: id.optional(),
    }),
  },
  response: z.object({
    totals: campaignTotals,
    cost: campaignCost.nullable(),
    sample: z.array(
      z.object({ mobile: z.string(), firms: z.number().int(), caseNo, unitName: z.string() }),
    ),
  }),
  errors: ['NOT_FOUND'],
})
