import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { finding, id } from '../../shapes.ts'

/** What was found in a checked list, by row and column, a page at a time. */
export const listCheckFindings = defineEndpoint('listCheckFindings', {
  request: {
    params: z.object({ checkId: id }),
    query: z.object({
      severity: z.enum(['error', 'notice']).optional(),
      column: z.string().max(100).optional(),
      /** Part of the value or of the words. */
      search: z.string().trim().max(50).optional(),
      after: z.coerce.number().int().min(0).default(0),
    }),
  },
  response: z.object({
    findings: z.array(finding),
    total: z.number().int(),
    next: z.string().nullable(),
  }),
  errors: ['NOT_FOUND'],
})
