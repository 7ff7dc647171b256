import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'
import { listCheck } from '../../shapes/batches.ts'

/** Has a checked list written beside and put before a second person (S2-16); as `importList` in one step. */
export const submitCheck = defineEndpoint('submitCheck', {
  request: { params: z.object({ checkId: id }), body: z.object({ setAside: z.boolean() }) },
  response: z.object({ check: listCheck }),
  errors: ['NOT_FOUND', 'STATE_REFUSES', 'LIST_HAS_ERRORS', 'LIST_KNOWN'],
})
