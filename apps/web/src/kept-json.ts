import { storageKeys } from './storage-keys.ts'

/**
 * Small notes on this phone. A browser that forbids or forgets storage loses only comfort: what
 * counts is on the server.
 */
export function keepJson(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // Nothing is lost that the server does not hold.
  }
}

export function forgetJson(key: string): void {
  try {
    localStorage.removeItem(key)
  } catch {
    // What was never kept need not be forgotten.
  }
}

/** Throws away whatever was not finished, of every offer. */
export function forgetUnfinished(): void {
  try {
    const starts = [storageKeys.unsent(''), storageKeys.attempt('')]
    for (const key of Object.keys(localStorage)) {
      if (starts.some((start) => key.startsWith(start))) localStorage.removeItem(key)
    }
  } catch {
    // What was never kept need not be forgotten.
  }
}

/** The note under this key, if it is one: `read` gives null for anything else. */
export function keptJson<T>(key: string, read: (value: unknown) => T | null): T | null {
  try {
    const text = localStorage.getItem(key)
    return text === null ? null : read(JSON.parse(text))
  } catch {
    return null
  }
}
