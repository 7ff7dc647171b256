import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { instant, maintenance, quota, usccText } from '../../shapes.ts'
import { unitCase } from '../../shapes/window.ts'

/** A unit at the counter: its cases, what is left of the maintenances, its online service. */
export const getStaffUnit = defineEndpoint('getStaffUnit', {
  request: { params: z.object({ uscc: usccText }) },
  response: z.object({
    uscc: z.string(),
    unitName: z.string(),
    regionCode: z.string(),
    quota,
    /** The newest first. */
    cases: z.array(unitCase),
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
