import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { instant } from '../../shapes.ts'

/** Copies database and files to a folder on the server; keys are not in it. */
export const backUp = defineEndpoint('backUp', {
  request: {
    body: z.object({ directory: z.string().trim().min(1, '请写明备份到哪个文件夹').max(500) }),
  },
  response: z.object({
    directory: z.string(),
    files: z.number().int(),
    bytes: z.number().int(),
    at: instant,
  }),
  errors: ['STATE_REFUSES'],
})
