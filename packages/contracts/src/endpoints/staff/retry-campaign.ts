import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'

/** Writes once more to those whose message certainly reached nobody and may yet; to nobody else. */
export const retryCampaign = defineEndpoint('retryCampaign', {
  request: { params: z.object({ campaignId: id }), body: z.object({}) },
  response: z.object({ recipients: z.number().int() }),
  errors: ['NOT_FOUND', 'STATE_REFUSES'],
})
