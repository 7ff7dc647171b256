import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { figuresQuery } from './get-figures.ts'

/** The monthly figures as a CSV file. */
export const getFiguresFile = defineEndpoint('getFiguresFile', {
  request: { query: figuresQuery },
  response: z.unknown(),
  errors: [],
})
