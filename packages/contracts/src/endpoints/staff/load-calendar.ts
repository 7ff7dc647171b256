import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { day } from '../../shapes.ts'

/** Loads one year of the State Council's holiday arrangement: days off and working weekends. */
export const loadCalendar = defineEndpoint('loadCalendar', {
  request: {
    params: z.object({ year: z.coerce.number().int().min(2022).max(2100) }),
    body: z.object({ holidays: z.array(day).max(120), workdays: z.array(day).max(60) }),
  },
  response: z.object({ year: z.number().int(), days: z.number().int() }),
  errors: [],
})
