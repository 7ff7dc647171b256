import { z } from 'zod'
import { caseSorts, sortOrders } from '../../case-order.ts'
import { defineEndpoint } from '../../endpoint.ts'
import { caseState, regionDigits, staffCase } from '../../shapes.ts'

/** Cases of the person's region, with filters; by key unless a column is named to sort by. */
export const listStaffCases = defineEndpoint('listStaffCases', {
  request: {
    query: z.object({
      state: caseState.optional(),
      batchId: z.uuid().optional(),
      /** Narrows the person's own region; leading digits. */
      regionCode: regionDigits.optional(),
      sort: z.enum(caseSorts).optional(),
      order: z.enum(sortOrders).default('asc'),
      /** `next` of the page before, in the same order. */
      after: z.string().max(500).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      /** USCC, case number or part of the unit's name. */
      search: z.string().trim().max(50).optional(),
    }),
  },
  response: z.object({
    cases: z.array(staffCase),
    next: z.string().nullable(),
    /** Not when too many are left for a column that no index knows; then they come as they were made. */
    sorted: z.boolean(),
  }),
  errors: [],
})
