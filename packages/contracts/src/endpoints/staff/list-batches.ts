import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { batch } from '../../shapes.ts'

/** Imported lists, newest first. */
export const listBatches = defineEndpoint('listBatches', {
  request: {},
  response: z.object({ batches: z.array(batch) }),
  errors: [],
})
