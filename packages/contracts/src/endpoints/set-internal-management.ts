import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'

/** Switches the management of operators on or off; off ends their sessions at once. */
export const setInternalManagement = defineEndpoint('setInternalManagement', {
  request: { body: z.object({ on: z.boolean() }) },
  response: z.object({ on: z.boolean() }),
  errors: [],
})
