import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { instant, maintenance, quota, usccText } from '../../shapes.ts'

/** What is maintained for a unit: certified mobile, what is left of the maintenances, its online service. */
export const getStaffUnit = defineEndpoint('getStaffUnit', {
  request: { params: z.object({ uscc: usccText }) },
  response: z.object({
    uscc: z.string(),
    unitName: z.string(),
    regionCode: z.string(),
    quota,
    maintenances: z.array(maintenance),
    service: z
      .object({
        openedAt: instant,
        agreementVersion: z.string(),
        mobile: z.string(),
        agentName: z.string(),
        administrator: z.string().nullable(),
      })
      .nullable(),
  }),
  errors: ['NOT_FOUND'],
})
