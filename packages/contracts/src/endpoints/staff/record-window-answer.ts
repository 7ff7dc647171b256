import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { caseNo, choice, id, reasonText } from '../../shapes.ts'
import { decisionReceipt } from '../submit-decision.ts'

/** Records the firm's answer at the counter (S2-22): same sequence as the phone's, conflict shown. */
export const recordWindowAnswer = defineEndpoint('recordWindowAnswer', {
  request: {
    params: z.object({ caseNo }),
    body: z.object({
      choice,
      offerVersion: z.number().int().positive(),
      basedOnSeq: z.number().int().nonnegative(),
      readingId: id,
      identitySeen: z.literal(true, '请先核验来人身份'),
      authorisationSeen: z.literal(true, '请先核验单位授权'),
      handlerName: z.string().trim().min(1, '请填写来人姓名').max(100),
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
