import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { recoveryCodes } from '../../shapes/staff.ts'

/** New recovery codes; the earlier ones open nothing any more. */
export const renewRecoveryCodes = defineEndpoint('renewRecoveryCodes', {
  request: { body: z.object({}) },
  response: z.object({ recoveryCodes }),
  errors: [],
})
