import type { CallOutput } from '@wengang/contracts/client'
import type { EditionId } from '@wengang/policy'
import { computed, type ComputedRef, readonly, ref, type Ref } from 'vue'
import { client, clientOver } from '../client.ts'
import { progressFetch } from '../progress-fetch.ts'
import { saveFile } from '../save-file.ts'
import { useAct } from './useAct.ts'

export type Check = CallOutput<'checkList'>
export type Import = CallOutput<'importList'>

export interface ListFile {
  file: Readonly<Ref<File | null>>
  check: Readonly<Ref<Check | null>>
  imported: Readonly<Ref<Import | null>>
  /** What has gone of the file, 0 to 1. */
  sent: Readonly<Ref<number>>
  doing: ComputedRef<'checking' | 'importing' | 'writing' | null>
  refusal: ComputedRef<string>
  /** Sends the file and has every row looked at; nothing is written. */
  take: (file: File) => Promise<void>
  bring: (setAside: boolean) => Promise<void>
  /** Saves the file with what was found beside each row. */
  save: () => Promise<void>
  clear: () => void
}

/** One assessed list on its way in: chosen, checked, imported. */
export function useListFile(editionId: Ref<EditionId>): ListFile {
  const file = ref<File | null>(null)
  const check = ref<Check | null>(null)
  const imported = ref<Import | null>(null)
  const sent = ref(0)
  const sender = clientOver(progressFetch((share) => (sent.value = share)))
  const query = (one: File) => ({ editionId: editionId.value, fileName: one.name })

  const checking = useAct<'checkList', File>((one) =>
    sender('checkList', { query: query(one), file: one }),
  )
  const importing = useAct<'importList', { one: File; sha256: string; setAside: boolean }>(
    ({ one, setAside }, idempotencyKey) =>
      sender('importList', {
        query: { ...query(one), setAside: setAside ? 'true' : 'false' },
        file: one,
        idempotencyKey,
      }),
  )
  const writing = useAct<'getResultFile', File>((one) =>
    client('getResultFile', { query: query(one), file: one }),
  )
  const acts = { checking, importing, writing }

  function clear(): void {
    file.value = null
    check.value = null
    imported.value = null
    for (const act of Object.values(acts)) act.clear()
  }

  return {
    file: readonly(file) as Readonly<Ref<File | null>>,
    check: readonly(check) as Readonly<Ref<Check | null>>,
    imported: readonly(imported) as Readonly<Ref<Import | null>>,
    sent: readonly(sent),
    doing: computed(() => {
      if (checking.running.value) return 'checking'
      if (importing.running.value) return 'importing'
      return writing.running.value ? 'writing' : null
    }),
    refusal: computed(
      () => checking.refusal.value || importing.refusal.value || writing.refusal.value,
    ),
    async take(one) {
      clear()
      sent.value = 0
      file.value = one
      check.value = await checking.run(one)
    },
    async bring(setAside) {
      const one = file.value
      if (one === null || check.value === null) return
      sent.value = 0
      imported.value = await importing.run({ one, sha256: check.value.sha256, setAside })
    },
    async save() {
      const one = file.value
      if (one === null) return
      const bytes = await writing.run(one)
      if (bytes instanceof Blob) saveAs(bytes, one.name)
    },
    clear,
  }
}

function saveAs(bytes: Blob, name: string): void {
  const ending = bytes.type.startsWith('text/csv') ? 'csv' : 'xlsx'
  saveFile(bytes, `${name.replace(/\.[^.]*$/, '')}-检查结果.${ending}`)
}
