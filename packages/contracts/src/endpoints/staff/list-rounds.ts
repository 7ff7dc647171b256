import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { round } from '../../shapes/rounds.ts'

/** Rounds of publicity, newest first. */
export const listRounds = defineEndpoint('listRounds', {
  request: {},
  response: z.object({ rounds: z.array(round) }),
  errors: [],
})
