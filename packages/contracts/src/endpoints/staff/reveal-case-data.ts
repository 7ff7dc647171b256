import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { caseNo } from '../../shapes.ts'
import { readingReason } from '../../shapes/window.ts'

/** Shows one personal value of a case in full; who read it, and why, goes into the chain of the case. */
export const revealCaseData = defineEndpoint('revealCaseData', {
  request: {
    params: z.object({ caseNo }),
    body: z.object({
      field: z.enum(['contactMobile', 'contactName', 'account']),
      reason: readingReason,
    }),
  },
  response: z.object({ value: z.string() }),
  errors: ['NOT_FOUND', 'STATE_REFUSES'],
})
