import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'

/**
 * Makes a secret for an authenticator; it counts once a code of it was typed. Whoever has a second factor
 * already must have given it just now.
 */
export const beginTotp = defineEndpoint('beginTotp', {
  request: { body: z.object({}) },
  response: z.object({
    /** Base32, for typing. */
    secret: z.string(),
    /** `otpauth://…` */
    uri: z.string(),
    /** The same as a QR code: SVG. */
    qr: z.string(),
    /** In the demo alone: the code that its own clock makes of the secret. */
    demoCode: z.string().nullable(),
  }),
  errors: [],
})
