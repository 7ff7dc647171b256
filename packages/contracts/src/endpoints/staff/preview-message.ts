import { linkModes } from '@wengang/policy'
import { z } from 'zod'
import { templateKinds } from '../../campaigns.ts'
import { defineEndpoint } from '../../endpoint.ts'
import { wordsPreview } from '../../shapes/campaign.ts'

/** Words as a firm would get them: any case’s by its number, an example without one. Codes are never the real ones. */
export const previewMessage = defineEndpoint('previewMessage', {
  request: {
    body: z.object({
      kind: z.enum(templateKinds),
      linkMode: z.enum(linkModes),
      text: z.string().max(600),
      transport: z.string().max(20).nullable().default(null),
      caseNo: z.string().trim().max(30).optional(),
    }),
  },
  response: z.object({ preview: wordsPreview, unitName: z.string().nullable() }),
  errors: ['NOT_FOUND'],
})
