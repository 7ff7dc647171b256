import { onBeforeUnmount, onMounted, type Ref } from 'vue'
import { isTypingIn, openDialog } from './key-places.ts'

/** `/` goes to the search; the arrows go through the links of the rows, where Enter opens. */
export function useListKeys(place: Readonly<Ref<HTMLElement | null>>): void {
  function onKey(event: KeyboardEvent): void {
    const from = event.target instanceof Element ? event.target : null
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey
    if (!plain || event.isComposing || openDialog()) return
    if (event.key === '/' && !isTypingIn(event)) {
      event.preventDefault()
      place.value?.querySelector<HTMLElement>('input[type=search]')?.focus()
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    if (from?.closest('select, textarea, [role=combobox]')) return
    const rows = [...(place.value?.querySelectorAll<HTMLElement>('tbody [data-row]') ?? [])]
    const at = rows.findIndex((row) => row === from)
    const next = rows[event.key === 'ArrowDown' ? at + 1 : at - 1]
    if (next === undefined || (at === -1 && from?.matches('input[type=search]') !== true)) return
    event.preventDefault()
    next.focus()
  }
  onMounted(() => document.addEventListener('keydown', onKey))
  onBeforeUnmount(() => document.removeEventListener('keydown', onKey))
}
