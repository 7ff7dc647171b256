import { importList } from '@wengang/contracts/endpoints/staff/import-list'
import { refuse } from '../platform/app-error.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { batchView, ownBatch } from './import/batch.queries.ts'
import { runListTask } from './import/list-thread.ts'

/** POST /api/staff/lists/import */
export function mountImportList(app: HttpApp): void {
  mount(app, importList, async ({ services, staff, query, file, act }) => {
    if (staff === null) return refuse('STAFF_SIGN_IN_NEEDED', {})
    const { batchId, difference, findings } = await runListTask(services, 'import', {
      bytes: file,
      ...query,
      staff,
      act,
    })
    services.wakeJobs()
    return {
      batch: batchView(await ownBatch(services.store.read, batchId, staff)),
      difference,
      findings,
    }
  })
}
