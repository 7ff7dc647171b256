import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'
import { rowsPage, rowsQuery } from '../../shapes/batches.ts'

/** The rows of a list that differed from what stood when it was brought. */
export const listBatchRows = defineEndpoint('listBatchRows', {
  request: { params: z.object({ batchId: id }), query: rowsQuery },
  response: rowsPage,
  errors: ['NOT_FOUND'],
})
