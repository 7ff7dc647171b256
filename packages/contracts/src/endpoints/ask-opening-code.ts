import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { codeSent, mobileText, unitNameText, usccText } from '../shapes.ts'

/** A code to the certified mobile before a unit's service is opened. Name and mobile may be left out by the person whom the maintenance names; any other must type what was maintained (S1-17). */
export const askOpeningCode = defineEndpoint('askOpeningCode', {
  request: {
    body: z.object({
      uscc: usccText,
      unitName: unitNameText.optional(),
      mobile: mobileText.optional(),
    }),
  },
  response: codeSent,
  errors: ['OPENING_MISMATCH', 'UNIT_REGISTERED', 'CODE_PAUSE', 'CODE_LIMIT', 'LOCKED'],
})
