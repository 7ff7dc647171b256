import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { accountType, id, release } from '../../shapes.ts'
import { linesSum, paymentPlan, paymentResult } from '../../shapes/payments.ts'

/** One plan with its totals by bank, by region and by kind of account. */
export const getPaymentPlan = defineEndpoint('getPaymentPlan', {
  request: { params: z.object({ planId: id }) },
  response: z.object({
    plan: paymentPlan,
    release: release.nullable(),
    dropped: linesSum,
    /** Files of results, newest first. */
    results: z.array(paymentResult),
    byBank: z.array(linesSum.extend({ bankName: z.string() })),
    byRegion: z.array(linesSum.extend({ regionCode: z.string() })),
    byAccountType: z.array(linesSum.extend({ accountType, words: z.string() })),
  }),
  errors: ['NOT_FOUND'],
})
