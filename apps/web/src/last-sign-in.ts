import { visitNotes } from './kept-json.ts'
import { storageKeys } from './storage-keys.ts'

/** As whom this tab signed in last; a contact of an offer leaves no trace. */
export type LastSignIn = { kind: 'unit'; uscc: string } | { kind: 'person' }

/** So that an expired session leads back to its own entrance. */
export function rememberSignIn(last: LastSignIn): void {
  visitNotes.keep(storageKeys.lastSignIn, last)
}

export function forgetSignIn(): void {
  visitNotes.forget(storageKeys.lastSignIn)
}

export function lastSignIn(): LastSignIn | null {
  return visitNotes.kept(storageKeys.lastSignIn, readSignIn)
}

export function readSignIn(value: unknown): LastSignIn | null {
  const { kind, uscc } = (value ?? {}) as Record<string, unknown>
  if (kind === 'person') return { kind }
  return kind === 'unit' && typeof uscc === 'string' ? { kind, uscc } : null
}
