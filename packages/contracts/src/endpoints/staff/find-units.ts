import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { foundUnit } from '../../shapes/window.ts'

/**
 * Units of the person's region by whatever was typed: credit code or its beginning, case number, mobile of
 * the contact or of the online service, or words of the name. `kind` says what it was taken for.
 */
export const findUnits = defineEndpoint('findUnits', {
  request: { query: z.object({ q: z.string().trim().max(100).default('') }) },
  response: z.object({
    kind: z.enum(['tooShort', 'caseNo', 'uscc', 'mobile', 'name']),
    units: z.array(foundUnit),
    /** There may be further ones: more characters would narrow it. */
    more: z.boolean(),
  }),
  errors: [],
})
