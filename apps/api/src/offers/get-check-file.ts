import { getCheckFile } from '@wengang/contracts/endpoints/staff/get-check-file'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { signedIn } from '../platform/region-scope.ts'
import { checkFiles } from './import/check-files.ts'
import { ownCheck } from './import/check.queries.ts'
import { markedFile } from './import/marked-file.ts'

/** GET /api/staff/lists/checks/:checkId/file */
export function mountGetCheckFile(app: HttpApp): void {
  mount(app, getCheckFile, async ({ services, staff, params }) => {
    const check = await ownCheck(services.store.read, params.checkId, signedIn(staff))
    const bytes = await checkFiles(services).get(check.file)
    return markedFile(bytes, { editionId: check.edition_id, fileName: check.file_name })
  })
}
