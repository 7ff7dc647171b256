import { listBatchRows } from '@wengang/contracts/endpoints/staff/list-batch-rows'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { ownBatch } from './import/batch.queries.ts'
import { listedRows } from './import/listed-rows.ts'

/** GET /api/staff/batches/:batchId/rows */
export function mountListBatchRows(app: HttpApp): void {
  mount(app, listBatchRows, async ({ services, staff, params, query }) => {
    const { rows_blob: file } = await ownBatch(services.store.read, params.batchId, staff)
    return listedRows(services.blobs, file, query)
  })
}
