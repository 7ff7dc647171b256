import { hash } from 'node:crypto'

export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/**
 * Canonical JSON: keys sorted by code unit, no blanks, integers only. Two equal values give equal bytes,
 * so that a hash of the text is a hash of the value.
 */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (isObject(value)) return objectText(value, canonicalJson)
  if (typeof value === 'number' && !Number.isSafeInteger(value)) {
    throw new TypeError('Only safe integers have one spelling.')
  }
  return JSON.stringify(value)
}

const isObject = (value: Json): value is { readonly [key: string]: Json } =>
  value !== null && typeof value === 'object'

/** The members of an object, each in canonical JSON: for an object that is written out more than once. */
export function canonicalMembers(value: {
  readonly [key: string]: Json
}): Readonly<Record<string, string>> {
  const members: Record<string, string> = {}
  for (const key of Object.keys(value)) members[key] = canonicalJson(value[key] as Json)
  return members
}

/** The canonical JSON of an object from that of its members. */
export function canonicalObject(members: Readonly<Record<string, string>>): string {
  return objectText(members, (text) => text)
}

function objectText<T>(
  object: { readonly [key: string]: T },
  textOf: (value: T) => string,
): string {
  let text = ''
  for (const key of Object.keys(object).sort()) {
    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${textOf(object[key] as T)}`
  }
  return `{${text}}`
}

/** SHA-256 of a text or of bytes, lower-case hex. */
export function sha256(text: string | Uint8Array): string {
  return hash('sha256', text, 'hex')
}
