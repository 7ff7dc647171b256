import { z } from 'zod'
import { campaignStates } from '../../campaigns.ts'
import { defineEndpoint } from '../../endpoint.ts'
import { batch, caseEventView, difference, id, instant, release } from '../../shapes.ts'

/** One list: what it is, what it changed, who brought and released it, what became of it. */
export const getBatch = defineEndpoint('getBatch', {
  request: { params: z.object({ batchId: id }) },
  response: z.object({
    batch,
    difference,
    /** Whether the rows that differed were kept. */
    rowsKept: z.boolean(),
    release: release.nullable(),
    releasedAt: instant.nullable(),
    linksSentAt: instant.nullable(),
    /** Cases of the list that have an answer. */
    answered: z.number().int(),
    /** Why it can not be taken out of force; null where it can. */
    notUndone: z.string().nullable(),
    campaigns: z.array(z.object({ id, title: z.string(), state: z.enum(campaignStates) })),
    history: z.array(caseEventView),
  }),
  errors: ['NOT_FOUND'],
})
