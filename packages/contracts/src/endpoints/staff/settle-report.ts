import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'

/** Ticks a report off, with what came of it. */
export const settleReport = defineEndpoint('settleReport', {
  request: {
    params: z.object({ reportId: id }),
    body: z.object({ note: z.string().trim().min(1, '请写明怎么处理的').max(200) }),
  },
  response: z.object({ id }),
  errors: ['NOT_FOUND', 'STATE_REFUSES'],
})
