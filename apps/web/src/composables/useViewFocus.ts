import { nextTick, watch } from 'vue'

/** Views that follow each other at one address are pages of their own to whoever hears them. */
export function useViewFocus(view: () => unknown): void {
  watch(view, async () => {
    await nextTick()
    document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
    scrollTo(0, 0)
  })
}
