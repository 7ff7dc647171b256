import type { MiddlewareHandler } from 'hono'
import { refuse } from '../app-error.ts'
import { type HttpEnv, originOf } from './context.ts'

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Writes come from our own pages only. Link pages send no referrer, and browsers then send `Origin: null`
 * even to their own site: there Sec-Fetch-Site decides. A JSON request from elsewhere needs a preflight
 * that is never answered, so a request without any of these headers is no browser's.
 */
export const originCheck: MiddlewareHandler<HttpEnv> = async (c, next) => {
  if (!reading.has(c.req.method)) {
    const origin = c.req.header('origin')
    const site = c.req.header('sec-fetch-site')
    if (origin !== undefined && origin !== 'null') {
      if (origin !== originOf(c)) refuse('WRONG_ORIGIN', {})
    } else if (site !== undefined && site !== 'same-origin' && site !== 'none') {
      refuse('WRONG_ORIGIN', {})
    }
  }
  await next()
}
