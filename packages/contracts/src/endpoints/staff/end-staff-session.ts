import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'

/** Signs the person out. */
export const endStaffSession = defineEndpoint('endStaffSession', {
  request: {},
  response: z.object({ ended: z.literal(true) }),
  errors: [],
})
