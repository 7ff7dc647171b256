import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { batch, id } from '../../shapes.ts'

/** Takes an import back; only until links were sent or a firm answered. */
export const undoImport = defineEndpoint('undoImport', {
  request: {
    params: z.object({ batchId: id }),
    body: z.object({ reason: z.string().trim().min(1, '请写明原因').max(200) }),
  },
  response: z.object({ batch }),
  errors: ['NOT_FOUND', 'STATE_REFUSES'],
})
