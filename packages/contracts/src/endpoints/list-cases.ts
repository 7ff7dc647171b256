import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { offerSummary } from '../shapes.ts'

/** 待办 (open offers and drafts) first, then every case of the phone, newest first. */
export const listCases = defineEndpoint('listCases', {
  request: { query: z.object({ year: z.coerce.number().int().optional() }) },
  response: z.object({
    todo: z.array(offerSummary),
    cases: z.array(offerSummary),
    years: z.array(z.number().int()),
  }),
  errors: [],
})
