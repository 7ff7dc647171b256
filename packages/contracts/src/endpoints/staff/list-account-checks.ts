import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { accountCheck } from '../../shapes/payments.ts'

/** Corrected accounts of the caller's region that wait for a second person, oldest first. */
export const listAccountChecks = defineEndpoint('listAccountChecks', {
  request: {},
  response: z.object({ checks: z.array(accountCheck) }),
  errors: [],
})
