import { onScopeDispose, readonly, ref, type Ref } from 'vue'

export interface UseOnlineOptions {
  window?: Pick<Window, 'addEventListener' | 'removeEventListener' | 'navigator'>
}

/** Whether the phone says that it has a network. It may be wrong; only an answer proves one. */
export function useOnline(options: UseOnlineOptions = {}): Readonly<Ref<boolean>> {
  const { window: view = window } = options
  const online = ref(view.navigator.onLine)
  const update = (): void => {
    online.value = view.navigator.onLine
  }
  for (const name of ['online', 'offline'] as const) {
    view.addEventListener(name, update)
    onScopeDispose(() => view.removeEventListener(name, update))
  }
  return readonly(online)
}
