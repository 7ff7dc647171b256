import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { id } from '../../shapes.ts'
import { staffMember } from '../../shapes/staff.ts'

/** Gives somebody who forgot theirs a new password and ends their sessions; the second factor stays. */
export const setPassword = defineEndpoint('setPassword', {
  request: {
    params: z.object({ staffId: id }),
    body: z.object({ password: z.string().min(12, '密码至少 12 个字').max(200) }),
  },
  response: z.object({ person: staffMember }),
  errors: ['NOT_FOUND', 'STATE_REFUSES'],
})
