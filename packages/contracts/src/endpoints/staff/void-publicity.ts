import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'
import { round } from '../../shapes/rounds.ts'

/** Voids a round published by mistake: the first person asks, a second confirms; its answers reopen. */
export const voidPublicity = defineEndpoint('voidPublicity', {
  request: {
    params: z.object({ roundId: id }),
    body: z.object({ note: z.string().trim().min(5, '请写明公开说明，至少 5 个字').max(300) }),
  },
  response: z.object({ round, voided: z.boolean() }),
  errors: ['NOT_FOUND', 'STATE_REFUSES', 'SECOND_PERSON_NEEDED'],
})
