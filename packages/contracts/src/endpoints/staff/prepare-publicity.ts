import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id, instant, regionDigits } from '../../shapes.ts'
import { round } from '../../shapes/rounds.ts'

/** Prepares a round of publicity and puts it before a second person; until then every answer goes on (S2-23). */
export const preparePublicity = defineEndpoint('preparePublicity', {
  request: {
    body: z.object({
      editionId: z.string().default('henan-refund-2023'),
      regionCode: regionDigits,
      title: z.string().trim().max(60).optional(),
      /** Only cases of these lists; every case of the region when left out. */
      batchIds: z.array(id).min(1).max(100).optional(),
      /** The hour of the cut-off; left out, the edition's hour (S3-33), else on release. */
      cutAt: instant.optional(),
    }),
  },
  response: z.object({ round }),
  errors: ['STATE_REFUSES', 'CALENDAR_MISSING'],
})
