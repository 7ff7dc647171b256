import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { day } from '../../shapes.ts'
import { dayItem } from '../../shapes/day.ts'

/** What a person has to look at today, of their roles, region and programmes. */
export const viewDay = defineEndpoint('viewDay', {
  request: {},
  response: z.object({ day, items: z.array(dayItem) }),
  errors: [],
})
