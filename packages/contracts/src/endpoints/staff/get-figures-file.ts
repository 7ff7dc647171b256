import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { figuresQuery } from './get-figures.ts'

/** The monthly figures as a file: a workbook, or CSV. */
export const getFiguresFile = defineEndpoint('getFiguresFile', {
  request: { query: figuresQuery.extend({ format: z.enum(['xlsx', 'csv']).default('xlsx') }) },
  response: z.unknown(),
  errors: [],
})
