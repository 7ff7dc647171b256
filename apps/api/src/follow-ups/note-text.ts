import { openField, sealField, unwrapDataKey } from '../platform/crypto/fields.ts'
import type { Keys } from '../platform/crypto/keys.ts'

interface UnitKey {
  unit_id: string
  key_wrapped: string
}

const placeOf = (noteId: string): string => `followUp.said:${noteId}`

/** Seals what was said with the key of the unit that it is about. */
export function sealSaid(keys: Keys, unit: UnitKey, noteId: string, said: string): string {
  return sealField(unwrapDataKey(keys, unit.unit_id, unit.key_wrapped), placeOf(noteId), said)
}

/** What was said, in the clear. */
export function saidIn(keys: Keys, note: UnitKey & { id: string; said_sealed: string }): string {
  const key = unwrapDataKey(keys, note.unit_id, note.key_wrapped)
  return openField(key, placeOf(note.id), note.said_sealed)
}
