import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'

/**
 * The second look at a corrected account: its number typed again from the papers, which must agree, or sent
 * back with a reason. Only then does money go to it.
 */
export const checkAccount = defineEndpoint('checkAccount', {
  request: {
    params: z.object({ checkId: id }),
    body: z.discriminatedUnion('decision', [
      z.object({
        decision: z.literal('approved'),
        accountNo: z.string().trim().min(1, '请照材料再录入一次账号').max(60),
      }),
      z.object({
        decision: z.literal('refused'),
        note: z.string().trim().min(1, '请写明退回原因').max(200),
      }),
    ]),
  },
  response: z.object({ caseNo: z.string() }),
  errors: ['NOT_FOUND', 'STATE_REFUSES', 'SECOND_PERSON_NEEDED'],
})
