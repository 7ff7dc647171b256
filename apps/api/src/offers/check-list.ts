import { checkList } from '@wengang/contracts/endpoints/staff/check-list'
import { refuse } from '../platform/app-error.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { checkAssessedList, resultOf } from './import/check-list.service.ts'

/** POST /api/staff/lists/check */
export function mountCheckList(app: HttpApp): void {
  mount(app, checkList, async ({ services, staff, query, file }) => {
    if (staff === null) return refuse('STAFF_SIGN_IN_NEEDED', {})
    const checked = await checkAssessedList(services, { bytes: file, ...query, staff })
    return { ...resultOf(checked), findings: checked.findings }
  })
}
