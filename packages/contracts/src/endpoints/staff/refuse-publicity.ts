import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'
import { round, stopNote } from '../../shapes/rounds.ts'

/** Sends a prepared round back; nothing was published. */
export const refusePublicity = defineEndpoint('refusePublicity', {
  request: { params: z.object({ roundId: id }), body: z.object({ note: stopNote }) },
  response: z.object({ round }),
  errors: ['NOT_FOUND', 'STATE_REFUSES', 'SECOND_PERSON_NEEDED'],
})
