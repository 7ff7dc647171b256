import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'

/** The confirmation sheet's PDF, the same file as the firm gets; that it was handed out goes into the chain. */
export const printSheet = defineEndpoint('printSheet', {
  request: { params: z.object({ sheetId: id }), body: z.object({}) },
  response: z.unknown(),
  errors: ['NOT_FOUND', 'STATE_REFUSES'],
})
