import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { codeText, instant, mobileText, unitNameText, usccText } from '../shapes.ts'

/** 开通单位网上服务 (S1-17, S1-18): the data typed must equal the maintained, the agreement is the one in force. */
export const openUnitService = defineEndpoint('openUnitService', {
  request: {
    body: z.object({
      uscc: usccText,
      unitName: unitNameText.optional(),
      mobile: mobileText.optional(),
      code: codeText,
      agreementVersion: z.string().min(1, '请先阅读并同意服务协议').max(40),
    }),
  },
  response: z.object({ uscc: z.string(), unitName: z.string(), openedAt: instant }),
  errors: [
    'OPENING_MISMATCH',
    'UNIT_REGISTERED',
    'OPENED_BY_OTHER',
    'AGREEMENT_CHANGED',
    'PHONE_CHANGED',
    'CODE_WRONG',
    'CODE_SPENT',
    'CODE_EXPIRED',
    'CODE_NOT_SENT',
    'LOCKED',
  ],
})
