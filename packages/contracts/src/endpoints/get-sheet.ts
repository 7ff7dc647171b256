import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id } from '../shapes.ts'
import { sheetDocument } from '../sheet.ts'

/** The confirmation sheet as archived (S2-20, S2-24). */
export const getSheet = defineEndpoint('getSheet', {
  request: { params: z.object({ sheetId: id }) },
  response: z.object({
    sheet: sheetDocument,
    hash: z.string(),
    /** False for the moment between the answer and the rendering of its PDF. */
    pdfReady: z.boolean(),
    superseded: z.boolean(),
  }),
  errors: ['NOT_FOUND'],
})
