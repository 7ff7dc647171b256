import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { auditEntry, auditFilter } from '../../shapes/audit.ts'

/** Entries of the chains within the caller's region, newest first; `next` leads on, also when this piece was empty. */
export const searchAudit = defineEndpoint('searchAudit', {
  request: { query: z.object({ ...auditFilter, after: z.string().max(400).optional() }) },
  response: z.object({ entries: z.array(auditEntry), next: z.string().nullable() }),
  errors: [],
})
