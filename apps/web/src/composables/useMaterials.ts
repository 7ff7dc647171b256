import { materialLimits } from '@wengang/contracts/timing'
import type { Material } from '@wengang/contracts/views'
import { computed, ref, type ComputedRef, type Ref } from 'vue'
import { client as network } from '../client.ts'
import { decisionWords } from '../messages/decision.zh.ts'
import { shrinkPicture } from '../shrink-picture.ts'

/** A file on its way, or one that did not arrive and why. */
export interface Upload {
  key: number
  name: string
  state: 'shrinking' | 'sending' | 'failed'
  words: string
  file: File
}

export interface UseMaterials {
  materials: Readonly<Ref<readonly Material[]>>
  uploads: Readonly<Ref<readonly Upload[]>>
  full: ComputedRef<boolean>
  /** Something is on its way, so that an answer would leave it behind. */
  busy: ComputedRef<boolean>
  message: Readonly<Ref<string>>
  begin: (materials: readonly Material[]) => void
  add: (files: readonly File[]) => Promise<void>
  retry: (upload: Upload) => Promise<void>
  giveUp: (upload: Upload) => void
  remove: (material: Material) => Promise<'removed' | 'failed'>
}

export interface UseMaterialsOptions {
  client?: typeof network
  shrink?: (file: File) => Promise<Blob>
}

/** Optional proofs for the answer being prepared (S2-20); each file is sent by itself. */
export function useMaterials(offerId: string, options: UseMaterialsOptions = {}): UseMaterials {
  const { client = network, shrink = shrinkPicture } = options
  const materials = ref<readonly Material[]>([])
  const uploads = ref<readonly Upload[]>([])
  const message = ref('')
  let lastKey = 0

  const put = (upload: Upload): void => {
    uploads.value = uploads.value.some(({ key }) => key === upload.key)
      ? uploads.value.map((other) => (other.key === upload.key ? upload : other))
      : [...uploads.value, upload]
  }
  const drop = (key: number): void => {
    uploads.value = uploads.value.filter((upload) => upload.key !== key)
  }
  const room = (): number => materialLimits.count - materials.value.length - uploads.value.length

  async function add(files: readonly File[]): Promise<void> {
    message.value = files.length > room() ? decisionWords.materialsFull : ''
    // One after another: a slow network finishes one rather than starving all.
    for (const file of files.slice(0, Math.max(0, room()))) {
      await send({ key: ++lastKey, name: file.name, state: 'shrinking', words: '', file })
    }
  }

  async function send(upload: Upload): Promise<void> {
    const fail = (words: string): void => put({ ...upload, state: 'failed', words })
    if (!acceptable(upload.file)) return fail(decisionWords.materialsWrongType)
    put({ ...upload, state: 'shrinking', words: decisionWords.materialsShrinking })
    const file = await shrink(upload.file)
    if (file.size > materialLimits.bytes) return fail(decisionWords.materialsTooLarge)
    put({ ...upload, state: 'sending', words: decisionWords.materialsSending })
    const result = await client('addMaterial', {
      params: { offerId },
      query: { name: upload.name.slice(-120) },
      file,
    })
    if (result.ok) {
      materials.value = [...materials.value, result.data.material]
      drop(upload.key)
    } else {
      fail(result.code === 'OFFLINE' ? decisionWords.materialsOffline : result.message)
    }
  }

  async function remove(material: Material): Promise<'removed' | 'failed'> {
    message.value = ''
    const result = await client('removeMaterial', { params: { materialId: material.id } })
    if (result.ok || result.code === 'NOT_FOUND') {
      materials.value = materials.value.filter(({ id }) => id !== material.id)
      return 'removed'
    }
    message.value =
      result.code === 'OFFLINE' ? decisionWords.materialsRemoveOffline : result.message
    return 'failed'
  }

  return {
    materials,
    uploads,
    full: computed(() => materials.value.length >= materialLimits.count),
    busy: computed(() => uploads.value.some(({ state }) => state !== 'failed')),
    message,
    begin: (known) => {
      materials.value = known
    },
    add,
    retry: send,
    giveUp: ({ key }) => drop(key),
    remove,
  }
}

/** The type a phone states may be missing; then the server decides by the content. */
function acceptable(file: File): boolean {
  return file.type === '' || (materialLimits.types as readonly string[]).includes(file.type)
}
