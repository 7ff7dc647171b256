import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { maintenance, maintenanceChannel, quota, registrationStep } from '../shapes.ts'

/** The task list of four steps, computed anew each time: one list for each unit that names this person, newest first. Signed out, the first step waits. */
export const getRegistration = defineEndpoint('getRegistration', {
  request: {},
  response: z.object({
    person: z.object({ name: z.string(), mobile: z.string(), verified: z.boolean() }).nullable(),
    rule: z.object({
      total: z.number().int(),
      perDay: z.number().int(),
      open: z.array(maintenanceChannel),
    }),
    /** Where the certificate entrance is: the agency's own portal. */
    portal: z.object({ login: z.string(), registration: z.string() }),
    /** The steps of somebody who has not named a unit yet. */
    steps: z.array(registrationStep),
    units: z.array(
      z.object({
        uscc: z.string(),
        /** The maintained name and mobile (masked), or those of the newest request. */
        unitName: z.string(),
        mobile: z.string(),
        steps: z.array(registrationStep),
        quota,
        maintenance: maintenance.nullable(),
        /** The name as the agency has it, where this person may see it and it differs. */
        registeredName: z.string().nullable(),
      }),
    ),
  }),
  errors: [],
})
