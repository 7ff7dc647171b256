import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { instant } from '../../shapes.ts'

/** Links reported as 不是我的单位 and names with characters that fonts lack. */
export const listReports = defineEndpoint('listReports', {
  request: {},
  response: z.object({
    reports: z.array(
      z.object({
        kind: z.enum(['notMyUnit', 'rareCharacter', 'noMobile']),
        at: instant,
        caseNo: z.string(),
        unitName: z.string(),
        mobile: z.string().nullable(),
        note: z.string(),
      }),
    ),
  }),
  errors: [],
})
