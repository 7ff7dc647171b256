import { z } from 'zod'
import { fen, id, instant } from '../shapes.ts'

/** What ended an objection: a finding, or another act that left nothing to find (overtaken). */
export const objectionEffects = ['dismissed', 'excluded', 'changed', 'overtaken'] as const

export const objectionStates = ['open', 'dismissed', 'upheld'] as const

export const objection = z.object({
  id,
  caseNo: z.string().nullable(),
  unitName: z.string(),
  kind: z.enum(['listed', 'notListed']),
  /** `notUs`: the unit says that it did not submit the answer; only a reviewer decides that. */
  ground: z.enum(['notUs']).nullable(),
  state: z.enum(objectionStates),
  effect: z.enum(objectionEffects).nullable(),
  finding: z.string().nullable(),
})

/** An objection as lists show it. */
export const listedObjection = objection.extend({
  channel: z.enum(['window', 'phone', 'letter']),
  text: z.string(),
  /** The amount on the list that it is about; null against not being listed. */
  listedFen: fen.nullable(),
  recordedBy: z.string(),
  recordedAt: instant,
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
})
