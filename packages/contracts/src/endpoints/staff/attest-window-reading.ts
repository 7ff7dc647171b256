import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id, instant } from '../../shapes.ts'

/** The clerk attests that the notice was read aloud, or that the signed notice was scanned; not before the least reading time. */
export const attestWindowReading = defineEndpoint('attestWindowReading', {
  request: {
    params: z.object({ readingId: id }),
    body: z.object({ means: z.enum(['readAloud', 'signedPaper']) }),
  },
  response: z.object({ readingId: id, finishedAt: instant }),
  errors: ['NOT_FOUND', 'READING_TOO_EARLY', 'READING_CHANGED', 'STATE_REFUSES'],
})
