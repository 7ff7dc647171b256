import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { caseState, regionDigits, staffCase } from '../../shapes.ts'

/** Cases of the person's region, by key, with filters. */
export const listStaffCases = defineEndpoint('listStaffCases', {
  request: {
    query: z.object({
      state: caseState.optional(),
      batchId: z.uuid().optional(),
      /** Narrows the person's own region; leading digits. */
      regionCode: regionDigits.optional(),
      after: z.string().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      /** USCC, case number or part of the unit's name. */
      search: z.string().trim().max(50).optional(),
    }),
  },
  response: z.object({ cases: z.array(staffCase), next: z.string().nullable() }),
  errors: [],
})
