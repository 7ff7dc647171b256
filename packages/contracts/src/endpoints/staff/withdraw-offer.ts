import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { caseNo, stateWords } from '../../shapes.ts'

/** Withdraws an offer with a reason that the firm sees. */
export const withdrawOffer = defineEndpoint('withdrawOffer', {
  request: {
    params: z.object({ caseNo }),
    body: z.object({ reason: z.string().trim().min(1, '请写明撤回原因').max(200) }),
  },
  response: z.object({ caseNo, status: stateWords }),
  errors: ['NOT_FOUND', 'STATE_REFUSES'],
})
