import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { fen, id } from '../../shapes.ts'
import { objection } from '../../shapes/objections.ts'

/** Decides an objection: dismissed, unit excluded, or a changed amount to be read and answered again. */
export const decideObjection = defineEndpoint('decideObjection', {
  request: {
    params: z.object({ objectionId: id }),
    body: z.object({
      effect: z.enum(['dismissed', 'excluded', 'changed']),
      finding: z.string().trim().min(1, '请写明处理结论').max(1000),
      /** With changed: the right premium base, in fen; may be left out where only the answer is at stake. */
      baseFen: fen.optional(),
    }),
  },
  response: z.object({ objection }),
  errors: ['NOT_FOUND', 'STATE_REFUSES', 'SECOND_PERSON_NEEDED'],
})
