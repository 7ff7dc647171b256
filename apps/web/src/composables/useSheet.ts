import type { CallOutput } from '@wengang/contracts/client'
import { shallowRef, type Ref } from 'vue'
import { client } from '../client.ts'
import { useLoad, type Load } from './useLoad.ts'

export interface UseSheet extends Load {
  found: Readonly<Ref<CallOutput<'getSheet'> | null>>
}

/** One confirmation sheet as archived. */
export function useSheet(sheetId: string): UseSheet {
  const found = shallowRef<CallOutput<'getSheet'> | null>(null)
  const loading = useLoad(
    () => client('getSheet', { params: { sheetId } }),
    (data) => {
      found.value = data
    },
  )
  return { ...loading, found }
}
