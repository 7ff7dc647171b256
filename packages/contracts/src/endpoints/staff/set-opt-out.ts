import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { mobileText } from '../../shapes.ts'

/** Keeps or drops a phone's wish for no notices that need not be sent. */
export const setOptOut = defineEndpoint('setOptOut', {
  request: { body: z.object({ mobile: mobileText, optedOut: z.boolean() }) },
  response: z.object({ mobile: z.string(), optedOut: z.boolean() }),
  errors: [],
})
