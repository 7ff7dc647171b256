import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id, maintenance, quota, reasonText } from '../../shapes.ts'

/** Certifies or rejects a request; a rejection frees its place. */
export const decideMaintenance = defineEndpoint('decideMaintenance', {
  request: {
    params: z.object({ maintenanceId: id }),
    body: z.discriminatedUnion('decision', [
      z.object({ decision: z.literal('certify') }),
      z.object({ decision: z.literal('reject'), reason: reasonText.min(1, '请写明退回原因') }),
    ]),
  },
  response: z.object({ maintenance, quota }),
  errors: [
    'NOT_FOUND',
    'STATE_REFUSES',
    'UNIT_REGISTERED',
    'MAINTENANCE_QUOTA_TODAY',
    'MAINTENANCE_QUOTA_SPENT',
  ],
})
