import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { caseNo, choice, id, instant, reasonText } from '../shapes.ts'

export const decisionReceipt = z.object({
  caseNo,
  seq: z.number().int(),
  choice,
  decidedAt: instant,
  sheetId: id,
  amountFen: z.number().int(),
})

/** Accepts or declines; closed at once, and the last answer before publicity counts (S2-20 to S2-24). */
export const submitDecision = defineEndpoint('submitDecision', {
  request: {
    params: z.object({ offerId: id }),
    body: z.object({
      choice,
      offerVersion: z.number().int().positive(),
      /** Number of the last answer that the person saw; 0 when there was none. */
      basedOnSeq: z.number().int().nonnegative(),
      readingId: id,
      reason: reasonText.default(''),
    }),
  },
  response: z.object({ receipt: decisionReceipt }),
  errors: [
    'NOT_FOUND',
    'READING_NEEDED',
    'READING_TOO_EARLY',
    'READING_CHANGED',
    'READING_SPENT',
    'ANSWER_CONFLICT',
    'ANSWER_CLOSED',
  ],
})
