import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id } from '../shapes.ts'

/** Goes on to another unit that the same phone serves, without signing in again. */
export const switchUnit = defineEndpoint('switchUnit', {
  request: { body: z.object({ unitId: id }) },
  response: z.object({ unitName: z.string() }),
  errors: ['NOT_FOUND'],
})
