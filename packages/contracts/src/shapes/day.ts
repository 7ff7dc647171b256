import { z } from 'zod'
import { dayGroups, filterLists } from '../day.ts'
import { id } from '../shapes.ts'

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

/** A view of a list that a person gave a name: the query of its address. */
export const savedFilter = z.object({
  id,
  list: z.enum(filterLists),
  name: z.string(),
  query: z.string(),
})
