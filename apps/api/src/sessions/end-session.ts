import { endSession } from '@wengang/contracts/endpoints/end-session'
import type { HttpApp } from '../platform/http/context.ts'
import { writeToken } from '../platform/http/cookies.ts'
import { endSessionRow } from '../platform/http/session.queries.ts'
import { mount } from '../platform/http/mount.ts'

/** POST /api/session/end */
export function mountEndSession(app: HttpApp): void {
  mount(app, endSession, async ({ services, session, now, c }) => {
    if (session !== null) await services.store.write(endSessionRow, { id: session.id, now })
    writeToken(c, 'firm', '', 0)
    return { ended: true as const }
  })
}
