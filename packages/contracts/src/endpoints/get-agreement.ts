import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { notice } from '../shapes.ts'

/** The agreement in force (S1-18, S2-12). */
export const getAgreement = defineEndpoint('getAgreement', {
  request: {},
  response: notice.extend({ version: z.string() }),
  errors: [],
})
