import { releaseBatch } from '@wengang/contracts/endpoints/staff/release-batch'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { settled } from '../platform/idempotency.ts'
import { newId } from '../platform/ids.ts'
import { actorOf, signedIn } from '../platform/region-scope.ts'
import { batchView, ownBatch } from './import/batch.queries.ts'
import { releaseBatchCommand } from './import/release-batch.service.ts'

/** POST /api/staff/batches/:batchId/release */
export function mountReleaseBatch(app: HttpApp): void {
  mount(app, releaseBatch, async ({ services, staff, params: { batchId }, act, now }) => {
    const { store } = services
    await ownBatch(store.read, batchId, staff)
    const by = actorOf(signedIn(staff))
    const input = { batchId, by, at: now, act, jobId: newId(now) }
    const { late } = settled(await store.write(releaseBatchCommand, input))
    services.wakeJobs()
    return { batch: batchView(await ownBatch(store.read, batchId, staff)), late }
  })
}
