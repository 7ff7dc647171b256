/**
 * Where a phone without a session proves itself: a plain page that sends a code and comes back to
 * `path`. Cases and offers are known by their address, so that nothing has to be typed there.
 */
export function codePageFor(path: string): string {
  const next = `?next=${encodeURIComponent(path)}`
  const [area, id] = (path.split(/[?#]/)[0] ?? '').split('/').filter((part) => part !== '')
  if (id === undefined) return `/q${next}`
  if (area === 'cases') return `/q/case/${id}${next}`
  if (area === 'offer') return `/q/offer/${id}${next}`
  return `/q${next}`
}
