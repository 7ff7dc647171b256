import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { difference, finding } from '../../shapes.ts'

export const listQuery = z.object({
  editionId: z.string().default('henan-refund-2023'),
  fileName: z.string().trim().min(1).max(200),
})

/** Checks an assessed list and writes nothing: every finding of every row, and the difference to what stands. */
export const checkList = defineEndpoint('checkList', {
  request: { query: listQuery },
  response: z.object({
    sha256: z.string(),
    units: z.number().int(),
    totalFen: z.number().int(),
    errors: z.number().int(),
    notices: z.number().int(),
    findings: z.array(finding),
    difference,
    knownBatchId: z.string().nullable(),
  }),
  errors: ['LIST_REFUSED'],
})
