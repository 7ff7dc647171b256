import { client } from '../client.ts'
import { saveFile } from '../save-file.ts'
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
      if (!(bytes instanceof Blob)) return
      const ending = bytes.type.startsWith('text/csv') ? 'csv' : 'xlsx'
      saveFile(bytes, `${fileName.replace(/\.[^.]*$/, '')}-检查结果.${ending}`)
    },
  }
}
