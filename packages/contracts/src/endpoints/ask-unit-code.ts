import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { codeSent, mobileText, usccText } from '../shapes.ts'

/** A code for the login without certificate: to the certified mobile, or to an operator who names the own one (S1-09, S2-04). */
export const askUnitCode = defineEndpoint('askUnitCode', {
  request: { body: z.object({ uscc: usccText, mobile: mobileText.optional() }) },
  response: codeSent,
  errors: [
    'UNIT_UNKNOWN',
    'UNIT_NOT_OPENED',
    'OPERATOR_UNKNOWN',
    'CODE_PAUSE',
    'CODE_LIMIT',
    'LOCKED',
  ],
})
