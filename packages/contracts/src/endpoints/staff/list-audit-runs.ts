import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { auditRun } from '../../shapes/audit.ts'

/** The last verifications of the chains, newest first. */
export const listAuditRuns = defineEndpoint('listAuditRuns', {
  request: {},
  response: z.object({ runs: z.array(auditRun) }),
  errors: [],
})
