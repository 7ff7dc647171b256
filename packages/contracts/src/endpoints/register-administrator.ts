import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { codeText, mobileText, personNameText } from '../shapes.ts'

/** 注册单位管理员 (S1-21, S0-13): the mobile is the certified one, any other is refused. Without a name it is the agent of the maintenance. */
export const registerAdministrator = defineEndpoint('registerAdministrator', {
  request: {
    body: z.object({
      name: personNameText.optional(),
      mobile: mobileText.optional(),
      code: codeText,
    }),
  },
  response: z.object({ name: z.string(), unitName: z.string() }),
  errors: [
    'ADMINISTRATOR_EXISTS',
    'MOBILE_NOT_CERTIFIED',
    'PHONE_CHANGED',
    'CODE_WRONG',
    'CODE_SPENT',
    'CODE_EXPIRED',
    'CODE_NOT_SENT',
    'LOCKED',
  ],
})
