import { sendLinks } from '@wengang/contracts/endpoints/staff/send-links'
import { ownBatch } from '../offers/import/batch.queries.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { actorOf, signedIn } from '../platform/region-scope.ts'
import { sendLinksOfBatch } from './send-links.service.ts'

/** POST /api/staff/batches/:batchId/links */
export function mountSendLinks(app: HttpApp): void {
  mount(app, sendLinks, async ({ services, staff, params, act }) => {
    const person = signedIn(staff)
    await ownBatch(services.store.read, params.batchId, person)
    return sendLinksOfBatch(services, { batchId: params.batchId, by: actorOf(person), act })
  })
}
