import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'
import { staffMember } from '../../shapes/staff.ts'

/** Takes every second factor from somebody who lost it; they enrol again at the next sign-in. */
export const resetSecondFactor = defineEndpoint('resetSecondFactor', {
  request: {
    params: z.object({ staffId: id }),
    body: z.object({ reason: z.string().trim().min(2, '请写明原因').max(200) }),
  },
  response: z.object({ person: staffMember }),
  errors: ['NOT_FOUND', 'STATE_REFUSES'],
})
