import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'
import { round } from '../../shapes/rounds.ts'

/** Closes a round whose working days have run. */
export const closePublicity = defineEndpoint('closePublicity', {
  request: { params: z.object({ roundId: id }), body: z.object({}) },
  response: z.object({ round }),
  errors: ['NOT_FOUND', 'STATE_REFUSES'],
})
