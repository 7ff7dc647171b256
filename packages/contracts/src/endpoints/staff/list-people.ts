import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { roles } from '../../roles.ts'
import { regionDigits } from '../../shapes.ts'
import { staffMember } from '../../shapes/staff.ts'

/** People of the staff in the caller's region, by key, with filters. */
export const listPeople = defineEndpoint('listPeople', {
  request: {
    query: z.object({
      role: z.enum(roles).optional(),
      state: z.enum(['active', 'disabled']).optional(),
      regionCode: regionDigits.optional(),
      /** Part of a name. */
      search: z.string().trim().max(40).optional(),
      after: z.uuid().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(100),
    }),
  },
  response: z.object({
    people: z.array(staffMember),
    next: z.string().nullable(),
    /** Administrators who are active, wherever they work; with fewer than two no power can be changed. */
    administrators: z.number().int(),
  }),
  errors: [],
})
