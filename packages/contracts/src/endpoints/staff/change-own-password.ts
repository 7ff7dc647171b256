import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'

/** A new password in place of one's own; the sessions elsewhere end. */
export const changeOwnPassword = defineEndpoint('changeOwnPassword', {
  request: {
    body: z.object({
      password: z.string().min(1).max(200),
      newPassword: z.string().min(12, '密码至少 12 个字').max(200),
    }),
  },
  response: z.object({ changed: z.literal(true) }),
  errors: ['SIGN_IN_WRONG'],
})
