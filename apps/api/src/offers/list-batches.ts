import { listBatches } from '@wengang/contracts/endpoints/staff/list-batches'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { signedIn } from '../platform/region-scope.ts'
import { batchesOf, batchView } from './import/batch.queries.ts'

/** GET /api/staff/batches */
export function mountListBatches(app: HttpApp): void {
  mount(app, listBatches, async ({ services, staff, query }) => {
    const { rows, next } = await batchesOf(services.store.read, signedIn(staff), query)
    return { batches: rows.map(batchView), next }
  })
}
