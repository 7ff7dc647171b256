import { onScopeDispose, readonly, ref, type Ref } from 'vue'
import { surroundings } from '../surroundings.ts'

export interface SecondsLeft {
  seconds: Readonly<Ref<number>>
  /** Counts down from so many ms; 0 ends it. */
  count: (ms: number) => void
}

/** Counts a short wait down in whole seconds, rounded up. Nothing happens when it is over. */
export function useSecondsLeft(now: () => number = surroundings.monotonic): SecondsLeft {
  const seconds = ref(0)
  let timer: ReturnType<typeof setInterval> | undefined

  function count(ms: number): void {
    clearInterval(timer)
    const end = now() + ms
    const tick = (): void => {
      seconds.value = Math.max(0, Math.ceil((end - now()) / 1000))
      if (seconds.value === 0) clearInterval(timer)
    }
    if (ms > 0) timer = setInterval(tick, 250)
    tick()
  }

  onScopeDispose(() => clearInterval(timer))
  return { seconds: readonly(seconds), count }
}
