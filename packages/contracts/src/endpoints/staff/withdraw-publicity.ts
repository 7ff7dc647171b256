import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'
import { round, stopNote } from '../../shapes/rounds.ts'

/**
 * Takes back a round before its cut-off: one that waits by whoever prepared it, one that is scheduled by
 * either person.
 */
export const withdrawPublicity = defineEndpoint('withdrawPublicity', {
  request: { params: z.object({ roundId: id }), body: z.object({ note: stopNote }) },
  response: z.object({ round }),
  errors: ['NOT_FOUND', 'STATE_REFUSES', 'SECOND_PERSON_NEEDED'],
})
