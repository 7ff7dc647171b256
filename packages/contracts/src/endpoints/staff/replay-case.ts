import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { caseNo, caseState, choice, channel, fen, instant } from '../../shapes.ts'

/** A case as it stood at a past moment, from its records alone. */
export const replayCase = defineEndpoint('replayCase', {
  request: {
    params: z.object({ caseNo }),
    /** Epoch ms; now when it is left out. */
    query: z.object({ at: z.coerce.number().int().nonnegative().optional() }),
  },
  response: z.object({
    at: instant,
    unitName: z.string(),
    /** Null: there was no offer yet. */
    past: z
      .object({
        state: caseState,
        words: z.string(),
        offerVersion: z.number().int(),
        amountFen: fen,
        answer: z.object({ choice, at: instant, channel }).nullable(),
        round: z.string().nullable(),
      })
      .nullable(),
    /** The last entry of its chain until then. */
    lastEntry: z.object({ seq: z.number().int(), kind: z.string(), hash: z.string() }).nullable(),
  }),
  errors: ['NOT_FOUND'],
})
