import { markReading } from '@wengang/contracts/endpoints/mark-reading'
import { refuse } from '../platform/app-error.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { markReadingCommand } from './reading.service.ts'

/** POST /api/readings/:readingId/marks */
export function mountMarkReading(app: HttpApp): void {
  mount(app, markReading, ({ services, session, params, body, now }) => {
    if (session === null) return refuse('SIGN_IN_NEEDED', {})
    return services.store.write(markReadingCommand, {
      readingId: params.readingId,
      openedBy: `mobile:${session.mobileIndex}`,
      mark: body.mark,
      tab: body.tab,
      claimedMs: body.visibleMs,
      at: now,
    })
  })
}
