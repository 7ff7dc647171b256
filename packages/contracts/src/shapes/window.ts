import { z } from 'zod'
import { caseNo, id, instant, staffCase, stateWords } from '../shapes.ts'

/** What can be done about a case at the counter as it stands. */
export const counterAct = z.enum(['answer', 'notUs', 'changeContact', 'correctAccount'])

/** What the counter may do now, and the round whose list the case stands on. */
export const atCounter = z.object({ acts: z.array(counterAct), roundId: id.nullable() })

/** One case of a unit as its page at the counter shows it. */
export const unitCase = staffCase.extend({
  title: z.string(),
  atCounter,
})

/** A unit that was searched for, with its cases in short, the newest first. */
export const foundUnit = z.object({
  uscc: z.string(),
  unitName: z.string(),
  regionCode: z.string(),
  cases: z.array(z.object({ caseNo, title: z.string(), status: stateWords })),
})

/** Why personal data are read in full; it stands in the chain. */
export const readingReason = z
  .string()
  .trim()
  .min(5, '请写明查看原因，至少 5 个字')
  .max(200, '查看原因最多 200 个字')

export const reportKind = z.enum(['notMyUnit', 'rareCharacter', 'noMobile'])

/** Something about a case that a person has to look after. */
export const report = z.object({
  /** Null where the case itself says it, so that there is nothing to tick off. */
  id: id.nullable(),
  kind: reportKind,
  at: instant,
  caseNo: z.string(),
  unitName: z.string(),
  uscc: z.string(),
  mobile: z.string().nullable(),
  note: z.string(),
  handled: z.object({ at: instant, who: z.string(), note: z.string() }).nullable(),
})
