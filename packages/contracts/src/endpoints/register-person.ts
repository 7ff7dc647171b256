import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { codeText, idNumberText, mobileText, personNameText } from '../shapes.ts'

/** Opens a personal account, and signs it in (S1-15, S2-09). Who is registered with this phone already is signed in. */
export const registerPerson = defineEndpoint('registerPerson', {
  request: {
    body: z.object({
      idNumber: idNumberText,
      name: personNameText,
      mobile: mobileText,
      code: codeText,
    }),
  },
  response: z.object({ name: z.string(), mobile: z.string(), verified: z.boolean() }),
  errors: [
    'CODE_WRONG',
    'CODE_SPENT',
    'CODE_EXPIRED',
    'CODE_NOT_SENT',
    'LOCKED',
    'PERSON_REGISTERED',
    'PERSON_REFUSED',
  ],
})
