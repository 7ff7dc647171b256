import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { caseNo, id, instant, notice } from '../../shapes.ts'

/** Opens the reading at the counter: the same text and hash as on the phone. */
export const openWindowReading = defineEndpoint('openWindowReading', {
  request: { params: z.object({ caseNo }), body: z.object({}) },
  response: z.object({
    readingId: id,
    notice,
    textHash: z.string(),
    offerVersion: z.number().int(),
    lastSeq: z.number().int(),
    openedAt: instant,
    minimumMs: z.number().int(),
  }),
  errors: ['NOT_FOUND', 'ANSWER_CLOSED'],
})
