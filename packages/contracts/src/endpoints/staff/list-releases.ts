import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { release } from '../../shapes.ts'

/** What waits for a second person in the caller's region, oldest first. */
export const listReleases = defineEndpoint('listReleases', {
  request: {},
  response: z.object({ releases: z.array(release) }),
  errors: [],
})
