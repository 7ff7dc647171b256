import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'
import { followUp, followUpNote } from '../../shapes/watching.ts'

/** One firm of that list with everything that was noted. */
export const getFollowUp = defineEndpoint('getFollowUp', {
  request: { params: z.object({ followUpId: id }) },
  response: z.object({ followUp, notes: z.array(followUpNote) }),
  errors: ['NOT_FOUND'],
})
