import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { instant } from '../shapes.ts'

/** Who is at the phone, what time the house keeps, and what stands in the footer. */
export const getSession = defineEndpoint('getSession', {
  request: {},
  response: z.object({
    session: z
      .object({
        kind: z.enum(['contact', 'person', 'unit']),
        mobile: z.string(),
        offers: z.number().int(),
        signedInAt: instant,
        expiresAt: instant,
        /** The unit signed in; its administrator may still have to register. */
        unit: z.object({ name: z.string(), needsAdministrator: z.boolean() }).nullable(),
      })
      .nullable(),
    now: instant,
    /** Words of the banner while a demo clock runs. */
    demo: z.string().nullable(),
    agency: z.object({
      name: z.string(),
      hotline: z.string(),
      sponsor: z.string(),
      icp: z.string(),
      siteNumber: z.string(),
    }),
  }),
  errors: [],
})
