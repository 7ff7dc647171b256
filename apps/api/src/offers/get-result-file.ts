import { getResultFile } from '@wengang/contracts/endpoints/staff/get-result-file'
import type { EditionId } from '@wengang/policy'
import { refuse } from '../platform/app-error.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { resultFileInChild } from './assessed-list/in-child.ts'
import { checkAssessedList } from './import/import-list.service.ts'

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** POST /api/staff/lists/result-file: the original plus a column that says what is wrong in each row. */
export function mountGetResultFile(app: HttpApp): void {
  mount(app, getResultFile, async ({ services, staff, query, file, c }) => {
    if (staff === null) return refuse('STAFF_SIGN_IN_NEEDED', {})
    const { edition } = await checkAssessedList(services, { bytes: file, ...query, staff })
    const source = { editionId: edition.id as EditionId }
    const result = await resultFileInChild(file, source)
    if (!result.ok) {
      return refuse('LIST_REFUSED', {
        reason: `${result.refusal.message}。${result.refusal.todo}。`,
      })
    }
    const base = query.fileName.replace(/\.[^.]*$/, '')
    const name = encodeURIComponent(`${base}-检查结果.${result.fileType}`)
    return c.body(new Uint8Array(result.bytes), 200, {
      'content-type': types[result.fileType],
      'content-disposition': `attachment; filename*=UTF-8''${name}`,
    })
  })
}
