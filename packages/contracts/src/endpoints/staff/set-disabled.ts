import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'
import { staffMember } from '../../shapes/staff.ts'

/** Disables an account and ends its sessions, or opens it again; what the person did stays theirs. */
export const setDisabled = defineEndpoint('setDisabled', {
  request: {
    params: z.object({ staffId: id }),
    body: z.object({
      disabled: z.boolean(),
      reason: z.string().trim().min(2, '请写明原因').max(200),
    }),
  },
  response: z.object({ person: staffMember }),
  errors: ['NOT_FOUND', 'STATE_REFUSES'],
})
