import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { maintenance, mobileText, quota, unitNameText, usccText } from '../shapes.ts'

/** Asks for the maintenance of a credit code from the personal account (S1-10, S1-11); the agency then certifies it. Without a mobile it is the person's own. */
export const requestMaintenance = defineEndpoint('requestMaintenance', {
  request: {
    body: z.object({
      uscc: usccText,
      unitName: unitNameText,
      mobile: mobileText.optional(),
    }),
  },
  response: z.object({ maintenance, quota }),
  errors: [
    'UNIT_UNKNOWN',
    'UNIT_NAME_DIFFERS',
    'UNIT_REGISTERED',
    'MAINTENANCE_QUOTA_TODAY',
    'MAINTENANCE_QUOTA_SPENT',
    'MAINTENANCE_PENDING',
    'MAINTENANCE_WAY_CLOSED',
  ],
})
