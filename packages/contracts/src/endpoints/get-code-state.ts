import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id, instant } from '../shapes.ts'

/** How the sending of a code went. An id that never was looks like one that was sent. */
export const getCodeState = defineEndpoint('getCodeState', {
  request: { params: z.object({ challengeId: id }) },
  response: z.object({
    state: z.enum(['sending', 'sent', 'failed']),
    resendAt: instant,
  }),
  errors: [],
})
