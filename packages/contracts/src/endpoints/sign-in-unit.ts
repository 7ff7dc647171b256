import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { codeText, mobileText, usccText } from '../shapes.ts'

/** Signs a unit in without certificate; the first time the administrator is registered next (S1-21). */
export const signInUnit = defineEndpoint('signInUnit', {
  request: {
    body: z.object({ uscc: usccText, mobile: mobileText.optional(), code: codeText }),
  },
  response: z.object({ next: z.enum(['administrator', 'home']) }),
  errors: [
    'UNIT_UNKNOWN',
    'UNIT_NOT_OPENED',
    'OPERATOR_UNKNOWN',
    'PHONE_CHANGED',
    'CODE_WRONG',
    'CODE_SPENT',
    'CODE_EXPIRED',
    'CODE_NOT_SENT',
    'LOCKED',
  ],
})
