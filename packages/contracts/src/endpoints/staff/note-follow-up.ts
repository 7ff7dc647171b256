import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { day, id } from '../../shapes.ts'
import { followUp } from '../../shapes/watching.ts'
import { followUpMeans } from '../../watching.ts'

/** Adds what was said, when to try again, or that it is done. Notes are never changed. */
export const noteFollowUp = defineEndpoint('noteFollowUp', {
  request: {
    params: z.object({ followUpId: id }),
    body: z.object({
      means: z.enum(followUpMeans),
      said: z.string().trim().min(1, '请填写经过').max(500, '最多 500 个字'),
      nextOn: day.nullable(),
      done: z.boolean(),
    }),
  },
  response: z.object({ followUp }),
  errors: ['NOT_FOUND', 'STATE_REFUSES'],
})
