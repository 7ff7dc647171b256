import { undoImport } from '@wengang/contracts/endpoints/staff/undo-import'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { settled } from '../platform/idempotency.ts'
import { batchView, ownBatch } from './import/batch.queries.ts'
import { undoBatchCommand } from './import/undo-batch.service.ts'

/** POST /api/staff/batches/:batchId/undo */
export function mountUndoImport(app: HttpApp): void {
  mount(app, undoImport, async ({ services, staff, params, body, act, now }) => {
    const { read } = services.store
    await ownBatch(read, params.batchId, staff)
    settled(
      await services.store.write(undoBatchCommand, {
        batchId: params.batchId,
        by: `staff:${staff?.id ?? ''}`,
        reason: body.reason,
        at: now,
        act,
      }),
    )
    return { batch: batchView(await ownBatch(read, params.batchId, staff)) }
  })
}
