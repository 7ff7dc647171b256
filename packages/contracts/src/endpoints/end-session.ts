import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'

/** Signs the phone out. */
export const endSession = defineEndpoint('endSession', {
  request: {},
  response: z.object({ ended: z.literal(true) }),
  errors: [],
})
