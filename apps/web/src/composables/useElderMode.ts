import { elderCookie, readElder } from '@wengang/look/elder'
import { readonly, ref, type Ref } from 'vue'

export interface ElderMode {
  elder: Readonly<Ref<boolean>>
  toggle: () => void
}

const elder = ref(false)

/** Shows 长辈版 or the standard one, without remembering it. */
export function showElder(on: boolean): void {
  elder.value = on
  if (on) document.documentElement.setAttribute('data-elder', '')
  else document.documentElement.removeAttribute('data-elder')
}

/** Puts the remembered size of type on the page; called once, before anything is drawn. */
export function restoreElderMode(): void {
  showElder(readElder(document.cookie))
}

/** 长辈版: larger type and targets, one switch for the app and the plain pages. */
export function useElderMode(): ElderMode {
  const toggle = (): void => {
    showElder(!elder.value)
    document.cookie = elderCookie(elder.value)
  }
  return { elder: readonly(elder), toggle }
}
