import { onScopeDispose, readonly, ref, type Ref } from 'vue'

export type VisibilitySource = Pick<
  Document,
  'visibilityState' | 'addEventListener' | 'removeEventListener'
> &
  Partial<Pick<Document, 'defaultView'>>

/** Whether the page can be seen right now. */
export function useDocumentVisible(page: VisibilitySource = document): Readonly<Ref<boolean>> {
  const { defaultView: view } = page
  const visible = ref(page.visibilityState === 'visible')
  const update = (): void => {
    visible.value = page.visibilityState === 'visible'
  }
  // Safari 12 leaves a page without any word about its visibility.
  const hide = (): void => {
    visible.value = false
  }
  page.addEventListener('visibilitychange', update)
  view?.addEventListener('pagehide', hide)
  view?.addEventListener('pageshow', update)
  onScopeDispose(() => {
    page.removeEventListener('visibilitychange', update)
    view?.removeEventListener('pagehide', hide)
    view?.removeEventListener('pageshow', update)
  })
  return readonly(visible)
}
