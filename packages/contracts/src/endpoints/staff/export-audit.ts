import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { auditFilter } from '../../shapes/audit.ts'

/** The entries of a search as a file that carries on every page or line who took it, when and what for. */
export const exportAudit = defineEndpoint('exportAudit', {
  request: {
    body: z.object({
      ...auditFilter,
      reason: z.string().trim().min(5, '请写明用途，至少 5 个字').max(200, '用途最多 200 个字'),
      format: z.enum(['pdf', 'csv']),
    }),
  },
  response: z.unknown(),
  errors: ['STATE_REFUSES'],
})
