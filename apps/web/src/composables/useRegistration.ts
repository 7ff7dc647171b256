import type { CallOutput } from '@wengang/contracts/client'
import { timing } from '@wengang/contracts/timing'
import { shallowRef, type Ref } from 'vue'
import { client } from '../client.ts'
import { useLoad, type Load } from './useLoad.ts'
import { usePolling } from './usePolling.ts'

export type Registration = CallOutput<'getRegistration'>
export type RegistrationUnit = Registration['units'][number]

export interface UseRegistration extends Load {
  found: Readonly<Ref<Registration | null>>
}

/** The task list of four steps as the server computes it, looked at again while a request is pending. */
export function useRegistration(): UseRegistration {
  const found = shallowRef<Registration | null>(null)
  const loading = useLoad(
    (byItself) => client('getRegistration', { byItself }),
    (data) => {
      found.value = data
    },
  )
  usePolling(
    async () => {
      const pending = found.value?.units.some(({ maintenance }) => maintenance?.state === 'pending')
      if (pending) await loading.look()
    },
    { waitsMs: timing.refreshWaitsMs },
  )
  return { ...loading, found }
}
