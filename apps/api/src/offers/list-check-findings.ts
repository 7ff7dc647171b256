import { listCheckFindings } from '@wengang/contracts/endpoints/staff/list-check-findings'
import type { Finding } from '@wengang/contracts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { signedIn } from '../platform/region-scope.ts'
import { checkFiles } from './import/check-files.ts'
import { ownCheck } from './import/check.queries.ts'
import { pageOf, readLines } from './import/list-lines.ts'

/** GET /api/staff/lists/checks/:checkId/findings */
export function mountListCheckFindings(app: HttpApp): void {
  mount(app, listCheckFindings, async ({ services, staff, params, query }) => {
    const check = await ownCheck(services.store.read, params.checkId, signedIn(staff))
    if (check.findings_file === null) return { findings: [], total: 0, next: null }
    const { severity, column, search = '', after } = query
    const fits = (one: Finding): boolean =>
      (severity === undefined || one.severity === severity) &&
      (column === undefined || one.column === column) &&
      [one.value ?? '', one.message, one.todo].some((text) => text.includes(search))
    const all = await readLines<Finding>(checkFiles(services), check.findings_file)
    const { page, ...rest } = pageOf(all, fits, after)
    return { findings: page, ...rest }
  })
}
