import { randomUUID } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import type { Services } from '../services.ts'
import type { HttpEnv } from './context.ts'

/** Around every request: an id, the services, security headers, one log line without personal data. */
export function requestFrame(services: Services): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    const requestId = randomUUID()
    c.set('requestId', requestId)
    c.set('services', services)
    const began = performance.now()
    await next()
    // Set on the answer itself: c.header would copy the whole answer for each of them.
    const { headers } = c.res
    headers.set('x-request-id', requestId)
    headers.set('x-content-type-options', 'nosniff')
    headers.set('x-frame-options', 'DENY')
    if (!headers.has('referrer-policy')) headers.set('referrer-policy', 'same-origin')
    if (services.config.publicOrigin?.startsWith('https:') === true) {
      headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains')
    }
    services.log.info(
      {
        requestId,
        method: c.req.method,
        // The matched pattern: a path may carry a link code or a case number.
        route: c.req.routePath,
        status: c.res.status,
        ms: Math.round(performance.now() - began),
      },
      'request',
    )
  }
}
