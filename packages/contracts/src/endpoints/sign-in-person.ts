import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { codeText, idNumberText } from '../shapes.ts'

/** Signs a personal account in by ID number and code (S1-15). */
export const signInPerson = defineEndpoint('signInPerson', {
  request: { body: z.object({ idNumber: idNumberText, code: codeText }) },
  response: z.object({ name: z.string(), mobile: z.string(), verified: z.boolean() }),
  errors: ['CODE_WRONG', 'CODE_SPENT', 'CODE_EXPIRED', 'CODE_NOT_SENT', 'LOCKED'],
})
