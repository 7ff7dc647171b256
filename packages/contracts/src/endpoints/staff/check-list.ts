import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { finding } from '../../shapes.ts'
import { checkResult } from '../../shapes/batches.ts'

export const listQuery = z.object({
  editionId: z.string().default('henan-refund-2023'),
  fileName: z.string().trim().min(1).max(200),
})

/** Checks an assessed list and writes nothing: every finding of every row, and the difference to what stands. */
export const checkList = defineEndpoint('checkList', {
  request: { query: listQuery },
  response: checkResult.extend({ findings: z.array(finding) }),
  errors: ['LIST_REFUSED'],
})
