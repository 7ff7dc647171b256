import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { instant } from '../../shapes.ts'
import { passkey } from '../../shapes/staff.ts'

/** By what the signed-in person can prove again that it is them. */
export const getSecondFactor = defineEndpoint('getSecondFactor', {
  request: {},
  response: z.object({
    totp: z.boolean(),
    recoveryCodesLeft: z.number().int(),
    passkeys: z.array(passkey),
    /** When it was last given in this session. */
    givenAt: instant.nullable(),
    /** In the demo alone: what the authenticator would show now, and until when. */
    demo: z.object({ code: z.string(), until: instant }).nullable(),
  }),
  errors: [],
})
