/**
 * Addresses that always go to the network: data, staff, links of messages and the plain pages.
 * The worker must neither answer them nor stand in their way.
 */
const NETWORK_ONLY = [
  'api',
  'desk',
  's',
  'n',
  'q',
  'v',
  'verify',
  'notices',
  'legal',
  'dev',
  'healthz',
  'readyz',
]

/** Whether opening this path may be answered with the kept shell of the app. */
export function isAppPath(pathname: string): boolean {
  const first = pathname.split('/')[1] ?? ''
  return !NETWORK_ONLY.includes(first) && !first.includes('.')
}
