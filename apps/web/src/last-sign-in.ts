import { visitNotes } from './kept-json.ts'
import { storageKeys } from './storage-keys.ts'

/** As whom this tab signed in last; a contact of an offer leaves no trace. `mobile` is an operator's own. */
export type LastSignIn = { kind: 'unit'; uscc: string; mobile?: string } | { kind: 'person' }

/** So that an expired session leads back to its own entrance. */
export function rememberSignIn(last: LastSignIn): void {
  visitNotes.keep(storageKeys.lastSignIn, last)
}

/** The unit by which the pages of this sign-in go on; the phone it was begun with stays known. */
export function rememberUnit(uscc: string): void {
  const last = lastSignIn()
  rememberSignIn({ ...(last?.kind === 'unit' ? last : {}), kind: 'unit', uscc })
}

export function forgetSignIn(): void {
  visitNotes.forget(storageKeys.lastSignIn)
}

export function lastSignIn(): LastSignIn | null {
  return visitNotes.kept(storageKeys.lastSignIn, readSignIn)
}

export function readSignIn(value: unknown): LastSignIn | null {
  const { kind, uscc, mobile } = (value ?? {}) as Record<string, unknown>
  if (kind === 'person') return { kind }
  if (kind !== 'unit' || typeof uscc !== 'string') return null
  return { kind, uscc, ...(typeof mobile === 'string' ? { mobile } : {}) }
}
