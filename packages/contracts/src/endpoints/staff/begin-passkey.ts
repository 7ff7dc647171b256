import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { passkeyOptions } from '../../shapes/staff.ts'

/** What a passkey has to sign: to be added, or to prove who is there. */
export const beginPasskey = defineEndpoint('beginPasskey', {
  request: { body: z.object({ purpose: z.enum(['add', 'use']) }) },
  response: z.object({ options: passkeyOptions }),
  errors: [],
})
