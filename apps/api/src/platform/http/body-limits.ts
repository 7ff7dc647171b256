import { listLimits, materialLimits, routes, type Route } from '@wengang/contracts'
import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { refuse } from '../app-error.ts'
import type { HttpEnv } from './context.ts'

const formBytes = 64 * 1024
const staffJsonBytes = 2 * 1024 * 1024
const callbackBytes = 1024 * 1024

const filePaths = Object.values<Route>(routes)
  .filter(({ body }) => body === 'file')
  .map(({ path }) => new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`))

/** How many bytes a request to this path may carry. */
export function largestBody(path: string): number {
  const isStaff = path.startsWith('/api/staff/')
  if (filePaths.some((pattern) => pattern.test(path))) {
    return isStaff ? listLimits.bytes : materialLimits.bytes
  }
  if (path.startsWith('/api/callbacks/')) return callbackBytes
  return isStaff ? staffJsonBytes : formBytes
}

/** Stops reading a body at its limit, also one whose length was not declared. */
export const bodyLimits: MiddlewareHandler<HttpEnv> = async (c, next) => {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
  const limitBytes = largestBody(c.req.path)
  const tooLarge = (): never => refuse('TOO_LARGE', { limitBytes })
  const declared = c.req.header('content-length')
  // A declared length is known without touching the body, which would make a stream of it.
  if (declared !== undefined && c.req.header('transfer-encoding') === undefined) {
    return Number(declared) > limitBytes ? tooLarge() : next()
  }
  return bodyLimit({ maxSize: limitBytes, onError: tooLarge })(c, next)
}
