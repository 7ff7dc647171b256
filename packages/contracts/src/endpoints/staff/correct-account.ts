import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { accountType, caseNo, stateWords } from '../../shapes.ts'

/** Corrects the receiving account at the window: before the cut-off a new offer version, after a returned payment the next try. */
export const correctAccount = defineEndpoint('correctAccount', {
  request: {
    params: z.object({ caseNo }),
    body: z.object({
      accountType: accountType.default('corporate'),
      bankName: z.string().trim().min(1, '请填写开户银行').max(100),
      accountName: z.string().trim().min(1, '请填写银行户名').max(100),
      accountNo: z.string().trim().min(1, '请填写银行账号').max(60),
      identitySeen: z.literal(true, '请先核验来人身份'),
      reason: z.string().trim().min(1, '请写明更正原因').max(200),
    }),
  },
  response: z.object({ caseNo, status: stateWords, offerVersion: z.number().int() }),
  errors: ['NOT_FOUND', 'STATE_REFUSES'],
})
