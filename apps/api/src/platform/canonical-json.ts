import { createHash } from 'node:crypto'

export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/**
 * Canonical JSON: keys sorted by code unit, no blanks, integers only. Two equal values give equal bytes,
 * so that a hash of the text is a hash of the value.
 */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value as { [key: string]: Json }).sort(([a], [b]) =>
      a < b ? -1 : 1,
    )
    return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`).join(',')}}`
  }
  if (typeof value === 'number' && !Number.isSafeInteger(value)) {
    throw new TypeError('Only safe integers have one spelling.')
  }
  return JSON.stringify(value)
}

/** SHA-256 of a text or of bytes, lower-case hex. */
export function sha256(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex')
}
