import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import {
  idNumberText,
  maintenance,
  mobileText,
  personNameText,
  quota,
  unitNameText,
  usccText,
} from '../../shapes.ts'

/** Maintains a credit code at the hall (S1-16, S2-10): licence and identity seen, certified at once. */
export const recordMaintenance = defineEndpoint('recordMaintenance', {
  request: {
    body: z.object({
      uscc: usccText,
      unitName: unitNameText,
      /** For a unit that is new to the agency; else its own region holds. */
      regionCode: z
        .string()
        .regex(/^\d{6}$/, '地区代码是 6 位数字')
        .optional(),
      agentName: personNameText,
      agentIdNumber: idNumberText,
      mobile: mobileText,
      licenceSeen: z.literal(true, '请先核对营业执照'),
      identitySeen: z.literal(true, '请先核验来人身份'),
    }),
  },
  response: z.object({ maintenance, quota }),
  errors: [
    'NOT_FOUND',
    'UNIT_REGISTERED',
    'UNIT_NAME_DIFFERS',
    'MAINTENANCE_QUOTA_TODAY',
    'MAINTENANCE_QUOTA_SPENT',
    'MAINTENANCE_WAY_CLOSED',
  ],
})
