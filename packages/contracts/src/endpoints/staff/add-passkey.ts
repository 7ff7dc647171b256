import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { passkey, passkeyAnswer } from '../../shapes/staff.ts'

/** Adds a passkey under a name of the person's own. */
export const addPasskey = defineEndpoint('addPasskey', {
  request: {
    body: z.object({
      name: z.string().trim().min(1, '请给通行密钥起个名字').max(40),
      answer: passkeyAnswer,
    }),
  },
  response: z.object({ passkeys: z.array(passkey) }),
  errors: ['SECOND_FACTOR_WRONG'],
})
