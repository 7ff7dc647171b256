import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id, mobileText } from '../../shapes.ts'
import { campaign } from '../../shapes/campaign.ts'

/**
 * Prepares the campaign of a list: the words of the house to everybody who was not told yet, tested on a
 * phone of the staff. It waits for a second person; while one of this list waits, a repeat answers that one.
 */
export const sendLinks = defineEndpoint('sendLinks', {
  request: { params: z.object({ batchId: id }), body: z.object({ testMobile: mobileText }) },
  response: z.object({ campaign }),
  errors: ['NOT_FOUND', 'STATE_REFUSES', 'WORDS_REFUSED'],
})
