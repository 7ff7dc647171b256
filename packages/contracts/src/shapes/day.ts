import { z } from 'zod'
import { dayGroups } from '../day.ts'

/** One line of the first screen: what it is, how many, where it is worked off. */
export const dayItem = z.object({
  /** Of its kind; the same from one look to the next. */
  key: z.string(),
  group: z.enum(dayGroups),
  words: z.string(),
  /** How many; null where it is one thing. */
  count: z.number().int().nullable(),
  hint: z.string().nullable(),
  /** Path at the desk, with its filters; null where there is no page for it. */
  to: z.string().nullable(),
})
