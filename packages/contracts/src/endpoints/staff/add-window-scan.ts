import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id, material } from '../../shapes.ts'

/** Adds the scan of the signed notice to a reading at the counter: JPEG, PNG or PDF, found from the content. */
export const addWindowScan = defineEndpoint('addWindowScan', {
  request: {
    params: z.object({ readingId: id }),
    query: z.object({ name: z.string().trim().min(1).max(120) }),
  },
  response: z.object({ material }),
  errors: ['NOT_FOUND', 'TOO_MANY_MATERIALS', 'ANSWER_CLOSED'],
})
