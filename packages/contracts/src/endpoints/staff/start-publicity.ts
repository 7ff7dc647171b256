import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { regionDigits, round } from '../../shapes.ts'

/** Cuts off and publishes in one commit (S2-23): accepted units go on the public list, declines close. */
export const startPublicity = defineEndpoint('startPublicity', {
  request: {
    body: z.object({
      editionId: z.string().default('henan-refund-2023'),
      regionCode: regionDigits,
      title: z.string().trim().max(60).optional(),
    }),
  },
  response: z.object({ round, notAnswered: z.number().int() }),
  errors: ['STATE_REFUSES', 'CALENDAR_MISSING'],
})
