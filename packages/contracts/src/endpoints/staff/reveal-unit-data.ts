import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { usccText } from '../../shapes.ts'
import { readingReason } from '../../shapes/window.ts'

/** Shows one personal value of a unit's online service in full; who read it, and why, goes into its chain. */
export const revealUnitData = defineEndpoint('revealUnitData', {
  request: {
    params: z.object({ uscc: usccText }),
    body: z.object({
      field: z.enum(['certifiedMobile', 'agentName', 'administrator']),
      reason: readingReason,
    }),
  },
  response: z.object({ value: z.string() }),
  errors: ['NOT_FOUND', 'STATE_REFUSES'],
})
