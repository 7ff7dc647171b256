import { onScopeDispose, readonly, ref, watch, type Ref } from 'vue'
import { useDocumentVisible, type VisibilitySource } from './useDocumentVisible.ts'

export interface UsePollingOptions {
  /** Waits between looks in ms; there are as many looks as waits. */
  waitsMs: readonly number[]
  page?: VisibilitySource
}

export interface Polling {
  /** All waits are used up, or it was stopped: from here on the person asks. */
  done: Readonly<Ref<boolean>>
  /** Begins again with the first wait. */
  restart: () => void
  stop: () => void
}

/**
 * Repeats a look at something with growing pauses. While the page is hidden nothing is looked at;
 * a look that fell due meanwhile happens when it is seen again. A look that fails counts too.
 */
export function usePolling(look: () => Promise<unknown>, options: UsePollingOptions): Polling {
  const visible = useDocumentVisible(options.page)
  const done = ref(false)
  let waits: number[] = []
  let due = false
  let timer: ReturnType<typeof setTimeout> | undefined
  // A look that was overtaken by restart or stop must not plan the next one.
  let current: symbol | null = null

  function plan(): void {
    const wait = waits.shift()
    done.value = wait === undefined
    if (wait !== undefined) timer = setTimeout(onTime, wait)
  }

  function onTime(): void {
    due = true
    if (visible.value) void run()
  }

  async function run(): Promise<void> {
    due = false
    const mine = (current = Symbol())
    await look().catch(() => undefined)
    if (current === mine) plan()
  }

  function halt(): void {
    clearTimeout(timer)
    due = false
    current = null
  }

  function restart(): void {
    halt()
    waits = [...options.waitsMs]
    plan()
  }

  function stop(): void {
    halt()
    done.value = true
  }

  watch(visible, (seen) => {
    if (seen && due) void run()
  })
  onScopeDispose(stop)
  restart()
  return { done: readonly(done), restart, stop }
}
