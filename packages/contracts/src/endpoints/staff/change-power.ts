import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { roles } from '../../roles.ts'
import { id, regionDigits } from '../../shapes.ts'
import { programmeList, staffMember } from '../../shapes/staff.ts'

/** Changes what somebody may do and for which region and programmes; never one's own. */
export const changePower = defineEndpoint('changePower', {
  request: {
    params: z.object({ staffId: id }),
    body: z.object({
      roles: z.array(z.enum(roles)).min(1, '至少选择一个岗位'),
      regionCode: regionDigits,
      programmes: programmeList.nullable(),
    }),
  },
  response: z.object({ person: staffMember }),
  errors: ['NOT_FOUND', 'STATE_REFUSES'],
})
