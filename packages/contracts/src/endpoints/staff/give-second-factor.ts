import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { instant } from '../../shapes.ts'
import { passkeyAnswer, totpText } from '../../shapes/staff.ts'

/**
 * The second step of signing in, and the same again before acts that are dear to undo. The first time in a
 * session it ends every other session of this person.
 */
export const giveSecondFactor = defineEndpoint('giveSecondFactor', {
  request: {
    body: z.union([
      z.strictObject({ totp: totpText }),
      z.strictObject({ recoveryCode: z.string().trim().min(1, '请输入恢复码').max(40) }),
      z.strictObject({ passkey: passkeyAnswer }),
    ]),
  },
  response: z.object({
    /** Until when acts that need it fresh go through. */
    freshUntil: instant,
    recoveryCodesLeft: z.number().int(),
  }),
  errors: ['SECOND_FACTOR_WRONG'],
})
