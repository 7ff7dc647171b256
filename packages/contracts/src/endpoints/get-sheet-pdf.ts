import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id } from '../shapes.ts'

/** The confirmation sheet's PDF, rendered once. */
export const getSheetPdf = defineEndpoint('getSheetPdf', {
  request: { params: z.object({ sheetId: id }) },
  response: z.unknown(),
  errors: ['NOT_FOUND'],
})
