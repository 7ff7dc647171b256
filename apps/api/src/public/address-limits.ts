import type { MiddlewareHandler } from 'hono'
import { refuse } from '../platform/app-error.ts'
import type { Clock } from '../platform/clock.ts'
import { derive } from '../platform/crypto/keys.ts'
import { addressOf, type HttpContext, type HttpEnv } from '../platform/http/context.ts'
import { countUses } from '../platform/limits.ts'
import { errorPage } from './respond.ts'

const minuteMs = 60_000
const hourMs = 3_600_000

// Generous: behind one address of a mobile carrier stand thousands of phones.
const viewsPerMinute = 1_200
const actsPerHour = { ask: 600, try: 1_200, find: 600, open: 1_200 } as const
const addressesKept = 10_000

/** Counts one act of an address in the database, so that every process counts together. */
export async function countAct(c: HttpContext, act: keyof typeof actsPerHour): Promise<void> {
  const { store, clock } = c.get('services')
  await store.write(countUses, {
    limits: [{ bucket: `${act}:${addressKey(c)}`, most: actsPerHour[act], windowMs: hourMs }],
    now: clock.now(),
  })
}

/** What an address is counted under, so that the database does not name it. */
export function addressKey(c: HttpContext): string {
  const { keys } = c.get('services')
  return derive(keys, 'address', networkOf(addressOf(c)))
    .toString('base64url')
    .slice(0, 22)
}

// One subscriber has a whole /64 of IPv6 addresses and takes another whenever it likes.
function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address
  const [head = '', tail = ''] = address.split('::')
  const groups = (part: string): string[] => (part === '' ? [] : part.split(':'))
  const [front, back] = [groups(head), groups(tail)]
  const gap = Array.from({ length: 8 - front.length - back.length }, () => '0')
  return [...front, ...(address.includes('::') ? gap : []), ...back].slice(0, 4).join(':')
}

/** Limits how often one address looks at pages; in memory, because looking changes nothing. */
export function viewLimit(): MiddlewareHandler<HttpEnv> {
  const views = viewCounter()
  return async (c, next) => {
    const retryAt = c.req.method === 'GET' ? views(addressOf(c), c.get('services').clock) : null
    if (retryAt === null) return next()
    try {
      return refuse('TOO_MANY_REQUESTS', { retryAt })
    } catch (error) {
      return errorPage(error, c)
    }
  }
}

function viewCounter(): (address: string, clock: Clock) => number | null {
  let window = 0
  const counts = new Map<string, number>()
  return (address, clock) => {
    const now = clock.now()
    const current = now - (now % minuteMs)
    if (current !== window || counts.size > addressesKept) {
      window = current
      counts.clear()
    }
    const count = (counts.get(address) ?? 0) + 1
    counts.set(address, count)
    return count > viewsPerMinute ? window + minuteMs : null
  }
}
