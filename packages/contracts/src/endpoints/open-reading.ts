import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id, instant, notice } from '../shapes.ts'

/** Opens a reading on the server: the text, its hash, the server's time (S2-18). Reopening continues an open one. */
export const openReading = defineEndpoint('openReading', {
  request: {
    params: z.object({ offerId: id }),
    body: z.object({ offerVersion: z.number().int().positive() }),
  },
  response: z.object({
    readingId: id,
    notice,
    noticeVersion: z.string(),
    textHash: z.string(),
    openedAt: instant,
    minimumMs: z.number().int(),
    visibleMs: z.number().int(),
    finished: z.boolean(),
  }),
  errors: ['NOT_FOUND', 'READING_CHANGED', 'ANSWER_CLOSED'],
})
