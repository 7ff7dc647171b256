import { onScopeDispose, readonly, ref, type Ref } from 'vue'

export type VisibilitySource = Pick<
  Document,
  'visibilityState' | 'addEventListener' | 'removeEventListener'
>

/** Whether the page can be seen right now. */
export function useDocumentVisible(page: VisibilitySource = document): Readonly<Ref<boolean>> {
  const visible = ref(page.visibilityState === 'visible')
  const update = (): void => {
    visible.value = page.visibilityState === 'visible'
  }
  page.addEventListener('visibilitychange', update)
  onScopeDispose(() => page.removeEventListener('visibilitychange', update))
  return readonly(visible)
}
