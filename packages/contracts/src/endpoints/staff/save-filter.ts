import { z } from 'zod'
import { filterLists } from '../../day.ts'
import { defineEndpoint } from '../../endpoint.ts'
import { savedFilter } from '../../shapes/day.ts'

/** Keeps a view under a name; the same name again takes the place of the last. */
export const saveFilter = defineEndpoint('saveFilter', {
  request: {
    body: z.object({
      list: z.enum(filterLists),
      name: z.string().trim().min(1, '请填写名称').max(20, '名称最多 20 个字'),
      query: z.string().min(1, '请先选好条件').max(500),
    }),
  },
  response: z.object({ filter: savedFilter }),
  errors: ['STATE_REFUSES'],
})
