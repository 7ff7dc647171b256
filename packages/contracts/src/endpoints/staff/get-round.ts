import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id, release } from '../../shapes.ts'
import { round, roundFigures } from '../../shapes/rounds.ts'

/** One round with its release, and before its cut what it would come to now beside what was prepared. */
export const getRound = defineEndpoint('getRound', {
  request: { params: z.object({ roundId: id }) },
  response: z.object({
    round,
    release: release.nullable(),
    prepared: roundFigures.nullable(),
    /** Null once it is cut or dropped. */
    now: roundFigures.nullable(),
    /** Whether the person may still take it back. */
    mayWithdraw: z.boolean(),
  }),
  errors: ['NOT_FOUND'],
})
