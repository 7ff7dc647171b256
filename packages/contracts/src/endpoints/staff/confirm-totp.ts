import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { recoveryCodes, totpText } from '../../shapes/staff.ts'

/** The first code of a new secret: from now on it counts, and new recovery codes with it. */
export const confirmTotp = defineEndpoint('confirmTotp', {
  request: { body: z.object({ totp: totpText }) },
  response: z.object({ recoveryCodes }),
  errors: ['SECOND_FACTOR_WRONG', 'STATE_REFUSES'],
})
