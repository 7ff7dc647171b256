import { toValue, watchEffect, type MaybeRefOrGetter } from 'vue'
import { appWords } from '../messages/app.zh.ts'

/** Names the browser's tab after the page, for as long as the caller lives. */
export function usePageTitle(title: MaybeRefOrGetter<string>): void {
  watchEffect(() => {
    document.title = appWords.documentTitle(toValue(title))
  })
}
