import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { batch, difference, finding } from '../../shapes.ts'
import { listQuery } from './check-list.ts'

/**
 * Brings an assessed list (S2-16): all or nothing, unless rows with errors are set aside by choice. It is
 * written and waits for a second person; nobody reads it before that.
 */
export const importList = defineEndpoint('importList', {
  request: {
    query: listQuery.extend({
      setAside: z
        .enum(['true', 'false'])
        .default('false')
        .transform((text) => text === 'true'),
    }),
  },
  response: z.object({ batch, difference, findings: z.array(finding) }),
  errors: ['LIST_REFUSED', 'LIST_HAS_ERRORS', 'LIST_KNOWN', 'STATE_REFUSES'],
})
