import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'
import { listCheck } from '../../shapes/batches.ts'

/** How far a check has come, and what it came to. */
export const getCheck = defineEndpoint('getCheck', {
  request: { params: z.object({ checkId: id }) },
  response: z.object({ check: listCheck }),
  errors: ['NOT_FOUND'],
})
