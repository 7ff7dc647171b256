import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'
import { rowsPage, rowsQuery } from '../../shapes/batches.ts'

/** The rows of a checked list that differ from what stands. */
export const listCheckRows = defineEndpoint('listCheckRows', {
  request: { params: z.object({ checkId: id }), query: rowsQuery },
  response: rowsPage,
  errors: ['NOT_FOUND'],
})
