import { getResultFile } from '@wengang/contracts/endpoints/staff/get-result-file'
import type { EditionId } from '@wengang/policy'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { signedIn } from '../platform/region-scope.ts'
import { runListTask } from './import/list-thread.ts'
import { markedFile } from './import/marked-file.ts'

/** POST /api/staff/lists/result-file: the original plus a column that says what is wrong in each row. */
export function mountGetResultFile(app: HttpApp): void {
  mount(app, getResultFile, async ({ services, staff, query, file }) => {
    const input = { bytes: file, ...query, staff: signedIn(staff) }
    await runListTask(services, 'check', input)
    return markedFile(file, { editionId: query.editionId as EditionId, fileName: query.fileName })
  })
}
