import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { instant } from '../../shapes.ts'
import { staffPerson } from '../../shapes/staff.ts'

/**
 * The first step of signing in: name and password; the token serves the command line. Until the second
 * factor is given the session opens nothing but its own routes.
 */
export const signInStaff = defineEndpoint('signInStaff', {
  request: {
    body: z.object({
      name: z.string().trim().min(1).max(40),
      password: z.string().min(1).max(200),
    }),
  },
  response: z.object({
    person: staffPerson,
    token: z.string(),
    expiresAt: instant,
    /** `enrol`: this person has no second factor yet. */
    secondFactor: z.enum(['enrol', 'needed']),
  }),
  errors: ['SIGN_IN_WRONG'],
})
