import { nextTick, onScopeDispose, watch, type Ref } from 'vue'

const FOCUSABLE =
  'a[href], button:not([disabled]), input:not([disabled]), textarea:not([disabled]), select:not([disabled])'

/**
 * Keeps the keyboard inside `frame` while `open`, beginning at `first`, and gives the
 * focus back to where it came from. The rest of the app is out of reach meanwhile.
 */
export function useFocusTrap(
  frame: Ref<HTMLElement | null>,
  first: Ref<HTMLElement | null>,
  open: Ref<boolean>,
): void {
  let cameFrom: Element | null = null

  const outside = (): HTMLElement | null => document.querySelector<HTMLElement>('#app')

  function onKeydown(event: KeyboardEvent): void {
    if (event.key !== 'Tab' || !frame.value) return
    const stops = [...frame.value.querySelectorAll<HTMLElement>(FOCUSABLE)]
    const edge = event.shiftKey ? stops[0] : stops[stops.length - 1]
    const next = event.shiftKey ? stops[stops.length - 1] : stops[0]
    const within = frame.value.contains(document.activeElement)
    if (!within || document.activeElement === edge) {
      event.preventDefault()
      next?.focus()
    }
  }

  async function enter(): Promise<void> {
    cameFrom = document.activeElement
    document.addEventListener('keydown', onKeydown)
    await nextTick()
    first.value?.focus({ preventScroll: true })
    outside()?.setAttribute('inert', '')
  }

  function leave(): void {
    document.removeEventListener('keydown', onKeydown)
    outside()?.removeAttribute('inert')
    if (cameFrom instanceof HTMLElement) cameFrom.focus({ preventScroll: true })
    cameFrom = null
  }

  watch(open, (isOpen) => void (isOpen ? enter() : leave()), { flush: 'post' })
  if (open.value) void enter()
  onScopeDispose(() => {
    if (open.value) leave()
  })
}
