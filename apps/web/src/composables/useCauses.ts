import type { CallOutput } from '@wengang/contracts/client'
import { shallowRef, type Ref } from 'vue'
import { client } from '../client.ts'
import { useLoad, type Load } from './useLoad.ts'

export interface UseCauses extends Load {
  found: Readonly<Ref<CallOutput<'explainNoOffer'> | null>>
}

/** Why no offer shows: of this phone's units, or in general. */
export function useCauses(): UseCauses {
  const found = shallowRef<CallOutput<'explainNoOffer'> | null>(null)
  const loading = useLoad(
    () => client('explainNoOffer', {}),
    (data) => {
      found.value = data
    },
  )
  return { ...loading, found }
}
