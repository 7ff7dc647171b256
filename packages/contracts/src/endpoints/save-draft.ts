import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { choice, draft, id, reasonText } from '../shapes.ts'

/** Keeps a choice that is not submitted: it stands in 待办 and does not count (S2-20). */
export const saveDraft = defineEndpoint('saveDraft', {
  request: {
    params: z.object({ offerId: id }),
    body: z.object({ choice, reason: reasonText.default(''), readingId: id.nullable() }),
  },
  response: z.object({ draft }),
  errors: ['NOT_FOUND', 'ANSWER_CLOSED'],
})
