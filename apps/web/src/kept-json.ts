import { storageKeys } from './storage-keys.ts'

/**
 * Small notes on this phone. A browser that forbids or forgets storage loses only comfort: what
 * counts is on the server.
 */
export interface Notes {
  keep: (key: string, value: unknown) => void
  forget: (key: string) => void
  /** The note under this key, if it is one: `read` gives null for anything else. */
  kept: <T>(key: string, read: (value: unknown) => T | null) => T | null
}

function notesIn(storage: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): Notes {
  return {
    keep(key, value) {
      try {
        storage().setItem(key, JSON.stringify(value))
      } catch {
        // Nothing is lost that the server does not hold.
      }
    },
    forget(key) {
      try {
        storage().removeItem(key)
      } catch {
        // What was never kept need not be forgotten.
      }
    },
    kept(key, read) {
      try {
        const text = storage().getItem(key)
        return text === null ? null : read(JSON.parse(text))
      } catch {
        return null
      }
    },
  }
}

/** Notes that stay on the phone: never anything of a person. */
export const { keep: keepJson, forget: forgetJson, kept: keptJson } = notesIn(() => localStorage)

/** Notes of this tab, gone with it: what a person has typed and not sent yet. */
export const visitNotes = notesIn(() => sessionStorage)

/** Throws away whatever was not finished: of every offer, and what was typed for an account. */
export function forgetUnfinished(): void {
  try {
    const starts = [storageKeys.unsent(''), storageKeys.attempt('')]
    for (const key of Object.keys(localStorage)) {
      if (starts.some((start) => key.startsWith(start))) localStorage.removeItem(key)
    }
    const typed = [storageKeys.form(''), storageKeys.codeSent('')]
    for (const key of Object.keys(sessionStorage)) {
      if (typed.some((start) => key.startsWith(start))) sessionStorage.removeItem(key)
    }
  } catch {
    // What was never kept need not be forgotten.
  }
}
