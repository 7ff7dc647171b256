import { stripSeparators, toHalfWidth } from '@wengang/identifiers'

// Without I, L, O and U: what people read out or type from paper is not mistaken for a digit.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

const caseNoLength = 9

export type CaseNoResult =
  | { ok: true; caseNo: string }
  | { ok: false; refusal: 'wrongLength' | 'wrongCharacter' | 'wrongCheck' }

/**
 * A case number such as WG3-K7H-2MJ: eight random characters and one that checks them. Needs five
 * random bytes, of which all 40 bits are used. Throws RangeError for fewer.
 */
export function makeCaseNo(randomBytes: Uint8Array): string {
  const code = encodeCode(randomBytes, caseNoLength - 1)
  return grouped(code + checkCharacter(code))
}

/** Reads a case number as people type it and gives it back as it is written. */
export function parseCaseNo(text: string): CaseNoResult {
  const typed = corrected(text)
  if (typed.length !== caseNoLength) return { ok: false, refusal: 'wrongLength' }
  if (!isCode(typed)) return { ok: false, refusal: 'wrongCharacter' }
  const code = typed.slice(0, -1)
  if (checkCharacter(code) !== typed.at(-1)) return { ok: false, refusal: 'wrongCheck' }
  return { ok: true, caseNo: grouped(typed) }
}

/** The first `length` characters of the bytes, five bits each. Throws RangeError for too few. */
export function encodeCode(bytes: Uint8Array, length: number): string {
  if (bytes.length * 8 < length * 5) throw new RangeError(`too few bytes for ${length} characters`)
  return Array.from({ length }, (_, index) => alphabet[fiveBits(bytes, index * 5)]).join('')
}

/** A code as people type it, such as the one in a message; null when it cannot be one. */
export function normaliseCode(text: string, length: number): string | null {
  const typed = corrected(text)
  return typed.length === length && isCode(typed) ? typed : null
}

function fiveBits(bytes: Uint8Array, bit: number): number {
  const index = bit >> 3
  const pair = ((bytes[index] ?? 0) << 8) | (bytes[index + 1] ?? 0)
  return (pair >> (11 - (bit & 7))) & 31
}

function corrected(text: string): string {
  return stripSeparators(toHalfWidth(text))
    .toUpperCase()
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
}

function isCode(text: string): boolean {
  return Array.from(text).every((character) => alphabet.includes(character))
}

function grouped(code: string): string {
  return code.replaceAll(/(.{3})(?=.)/g, '$1-')
}

/**
 * A weighted sum in the field of 32 elements (x⁵ + x² + 1). The weights of all places differ, so
 * every wrong character and every two characters that changed places are found.
 */
function checkCharacter(code: string): string {
  let sum = 0
  for (const character of code) sum = timesX(sum ^ alphabet.indexOf(character))
  return alphabet.charAt(sum)
}

function timesX(element: number): number {
  const shifted = element << 1
  return shifted > 31 ? shifted ^ 0b100101 : shifted
}
