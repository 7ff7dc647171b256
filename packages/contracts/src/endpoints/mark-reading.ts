import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id } from '../shapes.ts'

/**
 * Marks of the visible spans: start and resume open one, pause closes it, finish is the person's own
 * 我已阅读 (S2-18). `visibleMs` is the phone's sum so far, believed only as far as the server's clock allows.
 */
export const markReading = defineEndpoint('markReading', {
  request: {
    params: z.object({ readingId: id }),
    body: z.object({
      mark: z.enum(['start', 'pause', 'resume', 'finish']),
      /** Distinguishes tabs: only one tab's span runs at a time. */
      tab: z.string().min(1).max(40),
      visibleMs: z.number().int().nonnegative(),
    }),
  },
  response: z.object({
    visibleMs: z.number().int(),
    remainingMs: z.number().int(),
    finished: z.boolean(),
  }),
  errors: ['NOT_FOUND', 'READING_TOO_EARLY', 'READING_CHANGED'],
})
