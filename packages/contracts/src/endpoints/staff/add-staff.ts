import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { roles } from '../../roles.ts'
import { regionDigits } from '../../shapes.ts'
import { programmeList, staffPerson } from '../../shapes/staff.ts'

/** Adds a person to the staff. Length is the only rule for a password; known bad ones are refused. */
export const addStaff = defineEndpoint('addStaff', {
  request: {
    body: z.object({
      name: z.string().trim().min(2, '登录名至少 2 个字').max(40),
      displayName: z.string().trim().min(1).max(40),
      password: z.string().min(12, '密码至少 12 个字').max(200),
      roles: z.array(z.enum(roles)).min(1, '至少选择一个岗位'),
      regionCode: regionDigits,
      programmes: programmeList.nullable().default(null),
    }),
  },
  response: z.object({ person: staffPerson }),
  errors: ['STATE_REFUSES'],
})
