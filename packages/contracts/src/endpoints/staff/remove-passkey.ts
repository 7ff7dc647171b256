import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'
import { passkey } from '../../shapes/staff.ts'

/** Removes a passkey of one's own. */
export const removePasskey = defineEndpoint('removePasskey', {
  request: { params: z.object({ passkeyId: id }) },
  response: z.object({ passkeys: z.array(passkey) }),
  errors: ['NOT_FOUND'],
})
