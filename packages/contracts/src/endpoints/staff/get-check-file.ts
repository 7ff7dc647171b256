import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'

/** The checked list with a column that says what is wrong in each row. */
export const getCheckFile = defineEndpoint('getCheckFile', {
  request: { params: z.object({ checkId: id }) },
  response: z.unknown(),
  errors: ['NOT_FOUND', 'LIST_REFUSED'],
})
