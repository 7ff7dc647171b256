import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { caseNo, id } from '../../shapes.ts'
import { objection } from '../../shapes/objections.ts'

/** Records an objection in a running publicity, also against not being listed. */
export const recordObjection = defineEndpoint('recordObjection', {
  request: {
    params: z.object({ roundId: id }),
    body: z.object({
      caseNo: caseNo.optional(),
      unitName: z.string().trim().max(100).optional(),
      channel: z.enum(['window', 'phone', 'letter']),
      ground: z.enum(['notUs']).optional(),
      text: z.string().trim().min(1, '请写明异议内容').max(1000),
    }),
  },
  response: z.object({ objection }),
  errors: ['NOT_FOUND', 'STATE_REFUSES'],
})
