import type { EditionId } from '@wengang/policy'
import { refuse } from '../../platform/app-error.ts'
import { resultFileInChild } from '../assessed-list/in-child.ts'

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** A list with a column that says what is wrong in each row, as an answer. Throws LIST_REFUSED. */
export async function markedFile(
  bytes: Uint8Array,
  { editionId, fileName }: { editionId: EditionId; fileName: string },
): Promise<Response> {
  const result = await resultFileInChild(bytes, { editionId })
  if (!result.ok) {
    return refuse('LIST_REFUSED', {
      reason: `${result.refusal.message}。${result.refusal.todo}。`,
    })
  }
  const base = fileName.replace(/\.[^.]*$/, '')
  const name = encodeURIComponent(`${base}-检查结果.${result.fileType}`)
  return new Response(new Uint8Array(result.bytes), {
    headers: {
      'cache-control': 'no-store',
      'content-type': types[result.fileType],
      'content-disposition': `attachment; filename*=UTF-8''${name}`,
    },
  })
}
