import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { businessView, id, memberRole, offerSummary } from '../shapes.ts'

/** The home of a unit: what waits first, then its cases, then what this login may do. */
export const getHome = defineEndpoint('getHome', {
  request: {},
  response: z.object({
    unit: z.object({ id, name: z.string(), uscc: z.string() }),
    member: z.object({ name: z.string(), role: memberRole }),
    todo: z.array(offerSummary),
    cases: z.array(offerSummary),
    businesses: z.array(businessView),
    /** Other units that this phone serves. */
    otherUnits: z.array(z.object({ id, name: z.string() })),
  }),
  errors: [],
})
