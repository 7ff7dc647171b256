import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'

/** Ends every session of somebody; they are told at their next step. */
export const endStaffSessions = defineEndpoint('endStaffSessions', {
  request: { params: z.object({ staffId: id }), body: z.object({}) },
  response: z.object({ ended: z.number().int() }),
  errors: ['NOT_FOUND', 'STATE_REFUSES'],
})
