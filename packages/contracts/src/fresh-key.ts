/**
 * A random key for one act, as a version 4 UUID (RFC 9562). Phones before 2021, and pages on plain
 * http in a local network, have no randomUUID.
 */
export function freshKey(source: Pick<Crypto, 'getRandomValues'> = crypto): string {
  if ('randomUUID' in source && typeof source.randomUUID === 'function') {
    return String(source.randomUUID())
  }
  const bytes = source.getRandomValues(new Uint8Array(16))
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20),
  ]
  return parts.join('-')
}
