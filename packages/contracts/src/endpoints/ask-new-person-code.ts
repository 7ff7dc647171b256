import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { codeSent, idNumberText, mobileText, personNameText, proofText } from '../shapes.ts'

/** A code to the phone of somebody who wants a personal account (S1-15). Nobody has certified the number yet. */
export const askNewPersonCode = defineEndpoint('askNewPersonCode', {
  request: {
    body: z.object({
      idNumber: idNumberText,
      name: personNameText,
      mobile: mobileText,
      proof: proofText,
    }),
  },
  response: codeSent,
  errors: ['PROOF_NEEDED', 'CODE_PAUSE', 'CODE_LIMIT', 'LOCKED'],
})
