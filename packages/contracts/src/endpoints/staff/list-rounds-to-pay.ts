import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { roundToPay } from '../../shapes/payments.ts'

/** Rounds whose money was allocated, newest first, with how far it has come. */
export const listRoundsToPay = defineEndpoint('listRoundsToPay', {
  request: {},
  response: z.object({ rounds: z.array(roundToPay) }),
  errors: [],
})
