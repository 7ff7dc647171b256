import { onScopeDispose } from 'vue'

export interface UseKeepAliveOptions {
  /** Whether somebody is at something that takes long: reading, answering. */
  atWork: () => boolean
  /** Tells the server that somebody is there. */
  tell: () => Promise<unknown>
  /** Counts ms and is not moved by changing the phone's clock. */
  now: () => number
  /** The server counts no oftener than once a minute, so neither is it told. In ms. */
  everyMs?: number
  page?: Pick<Document, 'addEventListener' | 'removeEventListener'>
}

const ACTS = ['keydown', 'input', 'touchstart', 'mousedown', 'scroll'] as const

/**
 * Reading and writing are acts too: whoever scrolls a long text or writes a reason is not idle. Only
 * what the person does counts; an open page alone keeps nothing alive.
 */
export function useKeepAlive(options: UseKeepAliveOptions): void {
  const { atWork, tell, now, everyMs = 60_000, page = document } = options
  let told = now()

  function onAct(): void {
    if (!atWork() || now() - told < everyMs) return
    told = now()
    void tell()
  }

  const quiet = { capture: true, passive: true }
  for (const act of ACTS) page.addEventListener(act, onAct, quiet)
  onScopeDispose(() => {
    for (const act of ACTS) page.removeEventListener(act, onAct, quiet)
  })
}
