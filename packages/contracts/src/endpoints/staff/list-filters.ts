import { z } from 'zod'
import { filterLists } from '../../day.ts'
import { defineEndpoint } from '../../endpoint.ts'
import { savedFilter } from '../../shapes/day.ts'

/** The views of one list that the caller keeps, by name. */
export const listFilters = defineEndpoint('listFilters', {
  request: { query: z.object({ list: z.enum(filterLists) }) },
  response: z.object({ filters: z.array(savedFilter) }),
  errors: [],
})
