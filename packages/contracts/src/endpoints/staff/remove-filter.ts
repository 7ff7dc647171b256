import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'

/** Forgets a view of the caller's own; one that is gone is gone already. */
export const removeFilter = defineEndpoint('removeFilter', {
  request: { params: z.object({ filterId: id }) },
  response: z.object({}),
  errors: [],
})
