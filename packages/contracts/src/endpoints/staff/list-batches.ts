import { z } from 'zod'
import { batchStates } from '../../batches.ts'
import { defineEndpoint } from '../../endpoint.ts'
import { batch } from '../../shapes.ts'

/** Imported lists, newest first; one that is still being written only where it is asked for. */
export const listBatches = defineEndpoint('listBatches', {
  request: {
    query: z.object({
      state: z.enum(batchStates).optional(),
      /** Only lists in force of which no link was sent. */
      withoutLinks: z.enum(['true']).optional(),
      /** Part of the file's name, or of whoever brought it. */
      search: z.string().trim().max(50).optional(),
      after: z.string().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
  },
  response: z.object({ batches: z.array(batch), next: z.string().nullable() }),
  errors: [],
})
