import { linkModes } from '@wengang/policy'
import { z } from 'zod'
import { templateKinds } from '../../campaigns.ts'
import { defineEndpoint } from '../../endpoint.ts'
import { smsTemplate } from '../../shapes/campaign.ts'

/** Templates that the person's region may use, and what this house's way out allows. */
export const listTemplates = defineEndpoint('listTemplates', {
  request: {
    query: z.object({
      kind: z.enum(templateKinds).optional(),
      /** Also those that were retired. */
      retired: z.enum(['true', 'false']).default('false'),
    }),
  },
  response: z.object({
    templates: z.array(smsTemplate),
    transport: z.object({
      name: z.string(),
      /** How a link may stand in a message. */
      linkModes: z.array(z.enum(linkModes)),
      signature: z.string(),
      partPriceFen: z.number(),
    }),
  }),
  errors: [],
})
