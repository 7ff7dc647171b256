import { lapseOffers } from '@wengang/contracts/endpoints/staff/lapse-offers'
import { ownBatch } from '../offers/import/batch.queries.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { runLongAct } from '../platform/long-act.ts'
import { actorOf, signedIn } from '../platform/region-scope.ts'
import { lapseCommand, lapsingStart } from './lapse.service.ts'

/** POST /api/staff/batches/:batchId/lapse */
export function mountLapseOffers(app: HttpApp): void {
  mount(app, lapseOffers, async ({ services, staff, params, act }) => {
    const by = signedIn(staff)
    const { id: batchId } = await ownBatch(services.store.read, params.batchId, by)
    const input = { batchId, by: actorOf(by), act }
    return runLongAct(services.store, lapseCommand, lapsingStart, () => input)
  })
}
