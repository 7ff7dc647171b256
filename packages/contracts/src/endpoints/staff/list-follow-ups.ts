import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id, regionDigits } from '../../shapes.ts'
import { followUp } from '../../shapes/watching.ts'
import { followUpReasons } from '../../watching.ts'

/** Firms that messages do not reach, for the window and the telephone. */
export const listFollowUps = defineEndpoint('listFollowUps', {
  request: {
    query: z.object({
      state: z.enum(['open', 'done']).default('open'),
      reason: z.enum(followUpReasons).optional(),
      campaignId: id.optional(),
      regionCode: regionDigits.optional(),
      /** Only those that somebody wants to try again today or should have before. */
      due: z.enum(['true']).optional(),
      after: z.string().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
  },
  response: z.object({ followUps: z.array(followUp), next: z.string().nullable() }),
  errors: [],
})
