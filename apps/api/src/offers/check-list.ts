import { checkList } from '@wengang/contracts/endpoints/staff/check-list'
import { refuse } from '../platform/app-error.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { runListTask } from './import/list-thread.ts'

/** POST /api/staff/lists/check */
export function mountCheckList(app: HttpApp): void {
  mount(app, checkList, async ({ services, staff, query, file }) => {
    if (staff === null) return refuse('STAFF_SIGN_IN_NEEDED', {})
    const input = { bytes: file, ...query, staff }
    const { result, findings } = await runListTask(services, 'check', input)
    return { ...result, findings }
  })
}
