import { client } from '../client.ts'
import { type Act, useAct } from './useAct.ts'

/** Saves a checked list with what was found beside each row. */
export function useMarkedFile(): Pick<Act<'getCheckFile', string>, 'running' | 'refusal'> & {
  save: (check: { id: string; fileName: string }) => Promise<void>
} {
  const { running, refusal, run } = useAct<'getCheckFile', string>((checkId) =>
    client('getCheckFile', { params: { checkId } }),
  )
  return {
    running,
    refusal,
    async save({ id, fileName }) {
      const bytes = await run(id)
      if (bytes instanceof Blob) saveAs(bytes, fileName)
    },
  }
}

function saveAs(bytes: Blob, name: string): void {
  const ending = bytes.type.startsWith('text/csv') ? 'csv' : 'xlsx'
  const link = document.createElement('a')
  link.href = URL.createObjectURL(bytes)
  link.download = `${name.replace(/\.[^.]*$/, '')}-检查结果.${ending}`
  link.click()
  URL.revokeObjectURL(link.href)
}
