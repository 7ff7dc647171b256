import { refuseBatch } from '@wengang/contracts/endpoints/staff/refuse-batch'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { settled } from '../platform/idempotency.ts'
import { actorOf, signedIn } from '../platform/region-scope.ts'
import { batchView, ownBatch } from './import/batch.queries.ts'
import { stopBatchCommand } from './import/release-batch.service.ts'

/** POST /api/staff/batches/:batchId/refuse */
export function mountRefuseBatch(app: HttpApp): void {
  mount(app, refuseBatch, async ({ services, staff, params: { batchId }, body, act, now }) => {
    const { store } = services
    await ownBatch(store.read, batchId, staff)
    const by = actorOf(signedIn(staff))
    const input = { batchId, decision: 'refused', note: body.note, by, at: now, act } as const
    settled(await store.write(stopBatchCommand, input))
    return { batch: batchView(await ownBatch(store.read, batchId, staff)) }
  })
}
