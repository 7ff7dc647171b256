import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { monthFigures } from '../../shapes/payments.ts'
import { regionDigits } from '../../shapes.ts'

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, '月份请写成 2023-12 的样子')

/** The months asked for, at most 36; the last twelve where nothing is said. */
export const figuresQuery = z.object({
  from: month.optional(),
  to: month.optional(),
  regionCode: regionDigits.optional(),
})

/** Offers, answers, money paid and failed by month, for all and by city. */
export const getFigures = defineEndpoint('getFigures', {
  request: { query: figuresQuery },
  response: z.object({
    months: z.array(monthFigures),
    byRegion: z.array(monthFigures.extend({ regionCode: z.string() })),
  }),
  errors: [],
})
