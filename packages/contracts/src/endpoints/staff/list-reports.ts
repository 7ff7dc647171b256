import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'
import { report, reportKind } from '../../shapes/window.ts'

/** Links reported as 不是我的单位, names with characters that fonts lack, and cases without a phone. */
export const listReports = defineEndpoint('listReports', {
  request: {
    query: z.object({
      /** Without a kind the newest of all. */
      kind: reportKind.optional(),
      state: z.enum(['open', 'handled']).default('open'),
      after: id.optional(),
    }),
  },
  response: z.object({ reports: z.array(report), next: id.nullable() }),
  errors: [],
})
