import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'

export const auditReport = z.object({
  ok: z.boolean(),
  entries: z.number().int(),
  streams: z.number().int(),
  seals: z.number().int(),
  sheets: z.number().int(),
  unsealed: z.number().int(),
  problems: z.array(z.object({ where: z.string(), what: z.string() })),
})

/** Verifies every chain, every seal and every sheet. */
export const verifyAudit = defineEndpoint('verifyAudit', {
  request: { body: z.object({}) },
  response: auditReport,
  errors: [],
})
