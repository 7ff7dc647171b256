import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id, maintenance, quota } from '../../shapes.ts'

/** Requests for maintenance that wait for the agency, the oldest first, or those decided. */
export const listMaintenances = defineEndpoint('listMaintenances', {
  request: {
    query: z.object({
      state: z.enum(['pending', 'certified', 'rejected']).optional(),
      after: id.optional(),
    }),
  },
  response: z.object({
    maintenances: z.array(
      maintenance.extend({
        regionCode: z.string(),
        identityVerified: z.boolean(),
        /** The name as it is registered, when it differs. */
        registeredName: z.string().nullable(),
        quota,
      }),
    ),
    /** Where the next page begins; null on the last. */
    next: id.nullable(),
  }),
  errors: [],
})
