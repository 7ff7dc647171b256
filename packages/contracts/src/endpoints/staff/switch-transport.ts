import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { transportName } from '../../shapes/transports.ts'

/**
 * Lets another transport take what would go by this one, or gives it back with `to` null. What still waits
 * goes along; what a provider has been called for does not.
 */
export const switchTransport = defineEndpoint('switchTransport', {
  request: {
    params: z.object({ name: transportName }),
    body: z.object({
      to: transportName.nullable(),
      note: z.string().trim().max(200, '说明最多 200 个字').default(''),
    }),
  },
  response: z.object({ replacedBy: transportName.nullable() }),
  errors: ['NOT_FOUND', 'STATE_REFUSES'],
})
