import { timing } from '@wengang/contracts/timing'
import { onScopeDispose, readonly, ref, watch, type Ref } from 'vue'

/** `soon`: told beforehand; `ended`: the next act asks for a code first. */
export type SessionEndState = 'far' | 'soon' | 'ended'

export interface UseSessionEndOptions {
  /** When the session ends, in epoch ms of the server's clock; null without a session. */
  expiresAt: () => number | null
  /** Epoch ms by the server's clock. */
  now: () => number
  /** Asks the server anew: acts since then may have moved the end. */
  lookAgain: () => Promise<unknown>
  /** How long before the end a person is told, in ms. WCAG 2.2.1 wants 20 s at least. */
  noticeMs?: number
}

/** Tells a person in time that the proof of the phone runs out, so that it can be prolonged. */
export function useSessionEnd(options: UseSessionEndOptions): Readonly<Ref<SessionEndState>> {
  const { expiresAt, now, lookAgain, noticeMs = timing.sessionWarningMs } = options
  const state = ref<SessionEndState>('far')
  let timer: ReturnType<typeof setTimeout> | undefined

  function plan(): void {
    clearTimeout(timer)
    const end = expiresAt()
    const left = end === null ? null : end - now()
    if (left === null) state.value = 'far'
    else if (left <= 0) state.value = 'ended'
    else if (left <= noticeMs) {
      state.value = 'soon'
      timer = setTimeout(plan, left)
    } else {
      state.value = 'far'
      timer = setTimeout(check, left - noticeMs)
    }
  }

  async function check(): Promise<void> {
    const known = expiresAt()
    await lookAgain()
    // A new end plans anew by itself; without an answer the known end holds.
    if (expiresAt() === known) plan()
  }

  watch(expiresAt, plan, { immediate: true })
  onScopeDispose(() => clearTimeout(timer))
  return readonly(state)
}
