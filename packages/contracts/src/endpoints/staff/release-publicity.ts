import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'
import { round } from '../../shapes/rounds.ts'

/**
 * Releases a prepared round: cut-off and publication in one commit, at once or at the round's hour (S2-23,
 * S3-33). Accepted units go on the public list, declines close.
 */
export const releasePublicity = defineEndpoint('releasePublicity', {
  request: { params: z.object({ roundId: id }), body: z.object({}) },
  response: z.object({
    round,
    /** Left out because they had no answer; zero until the cut. */
    notAnswered: z.number().int(),
  }),
  errors: ['NOT_FOUND', 'STATE_REFUSES', 'SECOND_PERSON_NEEDED', 'CALENDAR_MISSING'],
})
