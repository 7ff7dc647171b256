import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { listQuery } from './check-list.ts'

/** The original list with a column that says what is wrong in each row. */
export const getResultFile = defineEndpoint('getResultFile', {
  request: { query: listQuery },
  response: z.unknown(),
  errors: ['LIST_REFUSED'],
})
