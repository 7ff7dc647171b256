import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'

/** Sends each phone of a batch one message with its link; a repeat sends to nobody twice. */
export const sendLinks = defineEndpoint('sendLinks', {
  request: { params: z.object({ batchId: id }), body: z.object({}) },
  response: z.object({
    messages: z.number().int(),
    offers: z.number().int(),
    parts: z.number().int(),
    alreadySent: z.number().int(),
    /** Units without a phone: for the window and telephone list. */
    withoutMobile: z.array(z.object({ caseNo: z.string(), unitName: z.string() })),
  }),
  errors: ['NOT_FOUND', 'STATE_REFUSES'],
})
