import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id, maintenance, quota } from '../shapes.ts'

/** Takes an own request back while nobody has decided it; its place is free again. */
export const withdrawMaintenance = defineEndpoint('withdrawMaintenance', {
  request: { params: z.object({ maintenanceId: id }) },
  response: z.object({ maintenance, quota }),
  errors: ['NOT_FOUND', 'STATE_REFUSES'],
})
