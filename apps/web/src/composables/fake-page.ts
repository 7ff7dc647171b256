import type { VisibilitySource } from './useDocumentVisible.ts'

export interface FakePage extends VisibilitySource {
  show: () => void
  hide: () => void
}

/** A document whose visibility a test decides. */
export function fakePage(): FakePage {
  const target = new EventTarget()
  const page = {
    visibilityState: 'visible' as DocumentVisibilityState,
    addEventListener: target.addEventListener.bind(target),
    removeEventListener: target.removeEventListener.bind(target),
    show: () => turn('visible'),
    hide: () => turn('hidden'),
  }
  function turn(state: DocumentVisibilityState): void {
    page.visibilityState = state
    target.dispatchEvent(new Event('visibilitychange'))
  }
  return page
}
