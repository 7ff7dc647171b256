import { timing } from '@wengang/contracts/timing'
import type { CaseView } from '@wengang/contracts/views'
import { ref, shallowRef, type Ref } from 'vue'
import { client } from '../client.ts'
import { useLoad, type Load, type LoadState } from './useLoad.ts'
import { usePolling } from './usePolling.ts'

/** `signIn`: the proof of the phone has run out; what is shown is from before. */
export type Freshness = 'fresh' | 'stale' | 'signIn'

export interface UseCase extends Pick<Load, 'state' | 'message' | 'load'> {
  found: Readonly<Ref<CaseView | null>>
  freshness: Readonly<Ref<Freshness>>
  refreshing: Readonly<Ref<boolean>>
  /** The person asks; looking by itself begins anew. */
  refresh: () => Promise<void>
}

/** One case, looked at again by itself with growing pauses, at most ten times. */
export function useCase(caseNo: string): UseCase {
  const found = shallowRef<CaseView | null>(null)
  const freshness = ref<Freshness>('fresh')
  const refreshing = ref(false)
  const { state, message, load, look } = useLoad(
    (byItself) => client('getCase', { params: { caseNo }, byItself }),
    (data) => {
      found.value = data.case
    },
  )

  async function again(ask: () => Promise<LoadState>): Promise<void> {
    refreshing.value = true
    const outcome = await ask()
    refreshing.value = false
    freshness.value = outcome === 'ready' ? 'fresh' : outcome === 'leaving' ? 'signIn' : 'stale'
    if (outcome === 'leaving' || outcome === 'notFound') polling.stop()
  }

  const polling = usePolling(() => again(look), { waitsMs: timing.refreshWaitsMs })

  async function refresh(): Promise<void> {
    polling.restart()
    await again(load)
  }

  return { state, message, load, found, freshness, refreshing, refresh }
}
