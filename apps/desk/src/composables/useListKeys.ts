import { onBeforeUnmount, onMounted, type Ref } from 'vue'

const typing = 'input, textarea, select, [contenteditable]'

/** `/` goes to the search; the arrows go through the links of the rows, where Enter opens. */
export function useListKeys(place: Ref<HTMLElement | null>): void {
  function onKey(event: KeyboardEvent): void {
    const from = event.target instanceof Element ? event.target : null
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey
    if (!plain || event.isComposing || isDialogOpen()) return
    if (event.key === '/' && from?.closest(typing) === null) {
      event.preventDefault()
      place.value?.querySelector<HTMLElement>('input[type=search]')?.focus()
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    if (from?.closest('select, textarea')) return
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

/** A closed dialog stays in the document, unseen. */
function isDialogOpen(): boolean {
  return [...document.querySelectorAll('[role=dialog]')].some(
    (dialog) => dialog.getClientRects().length > 0,
  )
}
