import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { caseNo, caseView } from '../shapes.ts'

/** Where the money is: the case with its timeline. */
export const getCase = defineEndpoint('getCase', {
  request: { params: z.object({ caseNo }) },
  response: z.object({ case: caseView }),
  errors: ['NOT_FOUND'],
})
