import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { instant } from '../../shapes.ts'
import { roles } from '../../roles.ts'

export const staffPerson = z.object({
  name: z.string(),
  displayName: z.string(),
  roles: z.array(z.enum(roles)),
  regionCode: z.string(),
})

/** Signs a person of the staff in by name and password; the token serves the command line. */
export const signInStaff = defineEndpoint('signInStaff', {
  request: {
    body: z.object({
      name: z.string().trim().min(1).max(40),
      password: z.string().min(1).max(200),
    }),
  },
  response: z.object({ person: staffPerson, token: z.string(), expiresAt: instant }),
  errors: ['SIGN_IN_WRONG'],
})
