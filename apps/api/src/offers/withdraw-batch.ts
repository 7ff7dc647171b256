import { withdrawBatch } from '@wengang/contracts/endpoints/staff/withdraw-batch'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { settled } from '../platform/idempotency.ts'
import { actorOf, signedIn } from '../platform/region-scope.ts'
import { batchView, ownBatch } from './import/batch.queries.ts'
import { stopBatchCommand } from './import/release-batch.service.ts'

/** POST /api/staff/batches/:batchId/withdraw */
export function mountWithdrawBatch(app: HttpApp): void {
  mount(app, withdrawBatch, async ({ services, staff, params: { batchId }, act, now }) => {
    const { store } = services
    await ownBatch(store.read, batchId, staff)
    const by = actorOf(signedIn(staff))
    const input = { batchId, decision: 'withdrawn', note: null, by, at: now, act } as const
    settled(await store.write(stopBatchCommand, input))
    return { batch: batchView(await ownBatch(store.read, batchId, staff)) }
  })
}
