import type { CallOutput } from '@wengang/contracts/client'
import { shallowRef, type Ref } from 'vue'
import { client } from '../client.ts'
import { useLoad, type Load } from './useLoad.ts'

export type CaseList = CallOutput<'listCases'>

export interface UseCases extends Load {
  list: Readonly<Ref<CaseList | null>>
}

/** 待办 and all cases of the phone; of one policy year where one is asked for. */
export function useCases(year: () => number | undefined): UseCases {
  const list = shallowRef<CaseList | null>(null)
  const loading = useLoad(
    () => {
      const asked = year()
      return client('listCases', asked === undefined ? {} : { query: { year: asked } })
    },
    (data) => {
      list.value = data
    },
  )
  return { ...loading, list }
}
