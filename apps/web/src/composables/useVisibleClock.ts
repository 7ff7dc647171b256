import { computed, onScopeDispose, readonly, ref, watch, type ComputedRef, type Ref } from 'vue'
import { useDocumentVisible, type VisibilitySource } from './useDocumentVisible.ts'

/** A stretch during which the page was seen, in ms of the monotonic clock since `start`. */
export interface VisibleSpan {
  fromMs: number
  untilMs: number
}

export interface UseVisibleClockOptions {
  /** Counts ms and is not moved by changing the phone's clock. */
  now?: () => number
  page?: VisibilitySource
  tickMs?: number
  /** A stretch began: at the start, and whenever the page is seen again. */
  onResume?: (atMs: number) => void
  /** A stretch ended, because the page was hidden or the clock stopped. */
  onPause?: (span: VisibleSpan) => void
}

export interface VisibleClock {
  /** Visible time so far, in ms; grows by ticks while the page is seen. */
  visibleMs: Readonly<Ref<number>>
  state: ComputedRef<'idle' | 'running' | 'paused' | 'stopped'>
  start: () => void
  stop: () => void
}

/** Counts only the time in which the page could be seen. */
export function useVisibleClock(options: UseVisibleClockOptions = {}): VisibleClock {
  const { now = () => performance.now(), tickMs = 250, onResume, onPause } = options
  const visible = useDocumentVisible(options.page)
  const phase = ref<'idle' | 'started' | 'stopped'>('idle')
  const visibleMs = ref(0)
  let originMs = 0
  let closedMs = 0
  let openedMs: number | null = null
  let timer: ReturnType<typeof setInterval> | undefined

  const sinceStart = (): number => Math.round(now() - originMs)

  function resume(): void {
    openedMs = sinceStart()
    onResume?.(openedMs)
    timer = setInterval(tick, tickMs)
  }

  function tick(): void {
    if (openedMs !== null) visibleMs.value = closedMs + sinceStart() - openedMs
  }

  function pause(): void {
    clearInterval(timer)
    if (openedMs === null) return
    const span = { fromMs: openedMs, untilMs: sinceStart() }
    closedMs += span.untilMs - span.fromMs
    openedMs = null
    visibleMs.value = closedMs
    onPause?.(span)
  }

  function start(): void {
    if (phase.value !== 'idle') return
    phase.value = 'started'
    originMs = now()
    if (visible.value) resume()
  }

  function stop(): void {
    pause()
    phase.value = 'stopped'
  }

  // Synchronous, because a phone may freeze the page right after it was hidden.
  const follow = (seen: boolean): void => {
    if (phase.value !== 'started') return
    if (seen) resume()
    else pause()
  }
  watch(visible, follow, { flush: 'sync' })
  onScopeDispose(stop)

  return {
    visibleMs: readonly(visibleMs),
    state: computed(() => {
      if (phase.value !== 'started') return phase.value
      return visible.value ? 'running' : 'paused'
    }),
    start,
    stop,
  }
}
