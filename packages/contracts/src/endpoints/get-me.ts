import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id, instant, memberRole } from '../shapes.ts'

/** Who is signed in on this phone, and on which devices. */
export const getMe = defineEndpoint('getMe', {
  request: {},
  response: z.object({
    kind: z.enum(['contact', 'person', 'unit']),
    mobile: z.string(),
    /** The person's own name; null for the contact of an offer. */
    name: z.string().nullable(),
    unit: z
      .object({ id, name: z.string(), uscc: z.string(), role: memberRole.nullable() })
      .nullable(),
    otherUnits: z.array(z.object({ id, name: z.string() })),
    devices: z.array(
      z.object({
        id,
        name: z.string(),
        signedInAt: instant,
        seenAt: instant,
        current: z.boolean(),
      }),
    ),
  }),
  errors: [],
})
