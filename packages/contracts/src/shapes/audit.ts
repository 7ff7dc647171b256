import { z } from 'zod'
import { instant } from '../shapes.ts'

/** What a search of the records asks for: at least one of person, subject or time narrows it. */
export const auditFilter = {
  /** Sign-in name of a person of the staff. */
  person: z.string().trim().max(60).optional(),
  /** Credit code of a unit: its own chain and those of its cases. */
  uscc: z.string().trim().max(40).optional(),
  /** Number of a case, as people type it. */
  caseNo: z.string().trim().max(20).optional(),
  /** Kind of entry. */
  kind: z
    .string()
    .regex(/^[a-zA-Z]{1,40}$/, '请从列表里选择事项')
    .optional(),
  /** Days in Asia/Shanghai, both included. */
  from: z.iso.date('开始日期请写成 2023-12-31 的样子').optional(),
  to: z.iso.date('结束日期请写成 2023-12-31 的样子').optional(),
}

export const auditEntry = z.object({
  stream: z.string(),
  seq: z.number().int(),
  kind: z.string(),
  at: instant,
  who: z.string(),
  /** What it is about, in words: a case number with its unit, a list, a round, a person. */
  subject: z.string(),
  /** Where the desk shows the subject; null when it has no page. */
  path: z.string().nullable(),
  facts: z.record(z.string(), z.unknown()),
  hash: z.string(),
})

export const auditRun = z.object({
  id: z.uuid(),
  startedAt: instant,
  finishedAt: instant.nullable(),
  /** In words; the nightly run is the system's. */
  by: z.string(),
  ok: z.boolean().nullable(),
  entries: z.number().int().nullable(),
  problems: z.array(z.object({ where: z.string(), what: z.string() })),
  /** How many there were, of which `problems` holds the first. */
  problemCount: z.number().int(),
  sealHead: z.string().nullable(),
})
