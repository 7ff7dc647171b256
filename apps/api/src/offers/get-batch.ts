import { getBatch } from '@wengang/contracts/endpoints/staff/get-batch'
import { difference as differenceShape } from '@wengang/contracts/shapes'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { signedIn } from '../platform/region-scope.ts'
import { releaseOf } from '../staff/release.queries.ts'
import { batchHistory } from './import/batch-history.ts'
import { answeredOf, batchView, campaignsOf, ownBatch } from './import/batch.queries.ts'
import { whyNotUndo } from './import/undo-batch.service.ts'

/** GET /api/staff/batches/:batchId */
export function mountGetBatch(app: HttpApp): void {
  mount(app, getBatch, async ({ services, staff, params: { batchId } }) => {
    const { read } = services.store
    const person = signedIn(staff)
    const row = await ownBatch(read, batchId, person)
    return {
      batch: batchView(row),
      difference: differenceShape.parse(JSON.parse(row.difference)),
      rowsKept: row.rows_blob !== null,
      release: await releaseOf(read, 'batch', batchId, person),
      releasedAt: row.released_at,
      linksSentAt: row.links_sent_at,
      answered: row.state === 'released' ? await answeredOf(read, batchId) : 0,
      notUndone: await whyNotUndo(read, row),
      campaigns: await campaignsOf(read, row),
      history: await batchHistory(read, batchId),
    }
  })
}
