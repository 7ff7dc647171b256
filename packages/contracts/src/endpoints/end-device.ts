import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id } from '../shapes.ts'

/** Ends the session of one of the own devices. */
export const endDevice = defineEndpoint('endDevice', {
  request: { params: z.object({ deviceId: id }) },
  response: z.object({ ended: z.literal(true) }),
  errors: ['NOT_FOUND'],
})
