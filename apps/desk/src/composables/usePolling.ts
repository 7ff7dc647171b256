import { timing } from '@wengang/contracts/timing'
import { onBeforeUnmount, onMounted, readonly, ref, type Ref } from 'vue'

/**
 * Asks again and again while the page is seen: soon at first, then after longer and longer waits. A hidden
 * page asks nothing, and begins anew when it is seen again.
 */
export function usePolling(ask: () => Promise<void>): {
  hidden: Readonly<Ref<boolean>>
  /** Asks now and begins anew with short waits. */
  again: () => Promise<void>
} {
  const hidden = ref(false)
  const waits = timing.refreshWaitsMs
  let timer: ReturnType<typeof setTimeout> | undefined
  let count = 0
  let gone = false

  async function step(): Promise<void> {
    clearTimeout(timer)
    await ask()
    if (gone || document.hidden) return
    const wait = waits[Math.min(count, waits.length - 1)]
    count += 1
    timer = setTimeout(() => void step(), wait)
  }
  async function again(): Promise<void> {
    count = 0
    await step()
  }
  function onVisible(): void {
    hidden.value = document.hidden
    clearTimeout(timer)
    if (!document.hidden) void again()
  }
  onMounted(() => {
    document.addEventListener('visibilitychange', onVisible)
    void again()
  })
  onBeforeUnmount(() => {
    gone = true
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', onVisible)
  })
  return { hidden: readonly(hidden), again }
}
