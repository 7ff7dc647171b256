import type { CallOutput } from '@wengang/contracts/client'
import { shallowRef, type Ref } from 'vue'
import { client } from '../client.ts'
import { rememberUnit } from '../last-sign-in.ts'
import { useLoad, type Load } from './useLoad.ts'

export type Home = CallOutput<'getHome'>

export interface UseHome extends Load {
  home: Readonly<Ref<Home | null>>
}

/** What waits for a unit, its cases, and what this sign-in may do. */
export function useHome(): UseHome {
  const home = shallowRef<Home | null>(null)
  const loading = useLoad(
    () => client('getHome', {}),
    (data) => {
      home.value = data
      rememberUnit(data.unit.uscc)
    },
  )
  return { ...loading, home }
}
