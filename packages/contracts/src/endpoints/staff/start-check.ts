import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { listCheck } from '../../shapes/batches.ts'
import { listQuery } from './check-list.ts'

/** Takes a list in and has it checked beside; how far it has come is asked for with `getCheck`. */
export const startCheck = defineEndpoint('startCheck', {
  request: { query: listQuery },
  response: z.object({ check: listCheck }),
  errors: ['LIST_REFUSED'],
})
