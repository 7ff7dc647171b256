import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { caseNo, caseView, id, instant, staffCase } from '../../shapes.ts'
import { atCounter } from '../../shapes/window.ts'
import { campaignReachStates } from '../../watching.ts'

/** One case as staff see it: facts, timeline, answers, messages, payments, audit entries. */
export const getStaffCase = defineEndpoint('getStaffCase', {
  request: { params: z.object({ caseNo }) },
  response: z.object({
    case: staffCase,
    view: caseView,
    atCounter,
    /** Name of the contact, masked; null when none is on file. */
    contactName: z.string().nullable(),
    /** What was written to phones about it, the newest first; phones masked. */
    messages: z.array(
      z.object({
        id,
        subject: z.string(),
        mobile: z.string(),
        /** When it went out, or was written while it has not. */
        at: instant,
        reach: z.enum(campaignReachStates),
        /** Why it did not come, in words. */
        trouble: z.string().nullable(),
        openedAt: instant.nullable(),
      }),
    ),
    entries: z.array(
      z.object({
        seq: z.number().int(),
        kind: z.string(),
        at: instant,
        who: z.string(),
        hash: z.string(),
      }),
    ),
  }),
  errors: ['NOT_FOUND'],
})
