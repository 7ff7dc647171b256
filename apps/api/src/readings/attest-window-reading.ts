import { attestWindowReading } from '@wengang/contracts/endpoints/staff/attest-window-reading'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { actorOf, signedIn } from '../platform/region-scope.ts'
import { attestReadingCommand } from './reading.service.ts'

/** POST /api/staff/readings/:readingId/attest */
export function mountAttestWindowReading(app: HttpApp): void {
  mount(app, attestWindowReading, ({ services, staff, params, body, now }) =>
    services.store.write(attestReadingCommand, {
      readingId: params.readingId,
      openedBy: actorOf(signedIn(staff)),
      means: body.means,
      at: now,
    }),
  )
}
