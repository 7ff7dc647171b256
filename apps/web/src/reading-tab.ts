import { storageKeys } from './storage-keys.ts'

let unstored: string | null = null

function made(): string {
  return Math.random().toString(36).slice(2, 12)
}

/** Names this tab, so that the reading times of two tabs do not add up. A reload keeps the name. */
export function readingTab(): string {
  try {
    const kept = sessionStorage.getItem(storageKeys.tab)
    if (kept !== null) return kept
    const fresh = made()
    sessionStorage.setItem(storageKeys.tab, fresh)
    return fresh
  } catch {
    // A browser that forbids storage names the tab until it is reloaded.
    return (unstored ??= made())
  }
}
