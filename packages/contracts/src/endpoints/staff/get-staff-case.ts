import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { caseNo, caseView, instant, staffCase } from '../../shapes.ts'
import { atCounter } from '../../shapes/window.ts'

/** One case as staff see it: facts, timeline, answers, payments, audit entries. */
export const getStaffCase = defineEndpoint('getStaffCase', {
  request: { params: z.object({ caseNo }) },
  response: z.object({
    case: staffCase,
    view: caseView,
    atCounter,
    /** Name of the contact, masked; null when none is on file. */
    contactName: z.string().nullable(),
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
