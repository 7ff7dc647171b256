import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'
import { listedObjection } from '../../shapes/objections.ts'

/** The objections of a round, undecided ones first, then the newest. */
export const listObjections = defineEndpoint('listObjections', {
  request: { params: z.object({ roundId: id }) },
  response: z.object({ objections: z.array(listedObjection) }),
  errors: ['NOT_FOUND'],
})
