import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { staffPerson } from './sign-in-staff.ts'

/** Who is signed in at the desk. */
export const getStaffSession = defineEndpoint('getStaffSession', {
  request: {},
  response: z.object({ person: staffPerson }),
  errors: [],
})
