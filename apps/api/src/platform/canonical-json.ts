import { hash } from 'node:crypto'

export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/**
 * Canonical JSON: keys sorted by code unit, no blanks, integers only. Two equal values give equal bytes,
 * so that a hash of the text is a hash of the value.
 */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (isMembers(value)) {
    let members = ''
    for (const key of Object.keys(value).sort()) {
      members += `${members === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(value[key] as Json)}`
    }
    return `{${members}}`
  }
  if (typeof value === 'number' && !Number.isSafeInteger(value)) {
    throw new TypeError('Only safe integers have one spelling.')
  }
  return JSON.stringify(value)
}

const isMembers = (value: Json): value is { readonly [key: string]: Json } =>
  value !== null && typeof value === 'object'

/** SHA-256 of a text or of bytes, lower-case hex. */
export function sha256(text: string | Uint8Array): string {
  return hash('sha256', text, 'hex')
}
