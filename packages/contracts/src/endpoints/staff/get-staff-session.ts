import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { staffPerson } from '../../shapes/staff.ts'

/** Who is signed in at the desk, and how far. */
export const getStaffSession = defineEndpoint('getStaffSession', {
  request: {},
  response: z.object({
    person: staffPerson,
    /** `enrol`: there is none yet; `needed`: it was not given in this session. */
    secondFactor: z.enum(['enrol', 'needed', 'given']),
    /** Told to administrators: until there are two, nobody's power can be changed. */
    secondAdministratorNeeded: z.boolean(),
    /** Where the pages for everybody are; null: at the address of the desk itself. */
    publicOrigin: z.string().nullable(),
  }),
  errors: [],
})
