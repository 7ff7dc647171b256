import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { codeSent, idNumberText, proofText } from '../shapes.ts'

/** A code to the phone of a personal account. The answer does not tell whether there is one. */
export const askPersonCode = defineEndpoint('askPersonCode', {
  request: { body: z.object({ idNumber: idNumberText, proof: proofText }) },
  response: codeSent,
  errors: ['PROOF_NEEDED', 'CODE_PAUSE', 'CODE_LIMIT', 'LOCKED'],
})
