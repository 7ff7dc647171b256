import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { instant } from '../../shapes.ts'

const head = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[0-9a-f]{64}$/, '封存校验值是 64 位的字母和数字')

export const auditReport = z.object({
  ok: z.boolean(),
  entries: z.number().int(),
  streams: z.number().int(),
  seals: z.number().int(),
  sheets: z.number().int(),
  /** Printed sheets whose bytes were read and compared. */
  pdfs: z.number().int(),
  /** Personal values that were opened and compared. */
  personal: z.number().int(),
  /** Entries of about the last second, which no seal holds yet. */
  unsealed: z.number().int(),
  newestSeal: z.object({ seq: z.number().int(), hash: z.string(), at: instant }).nullable(),
  problems: z.array(z.object({ where: z.string(), what: z.string() })),
})

/** Verifies every chain, every seal and every sheet. */
export const verifyAudit = defineEndpoint('verifyAudit', {
  request: {
    body: z.object({
      /** Seal heads from printed sheets or rounds, which must stand in the chain of seals. */
      knownHeads: z.array(head).max(100).default([]),
    }),
  },
  response: auditReport,
  errors: [],
})
