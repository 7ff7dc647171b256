import { listLimits, materialLimits, routes, type Route } from '@wengang/contracts'
import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { refuse } from '../app-error.ts'
import type { HttpEnv } from './context.ts'

const formBytes = 64 * 1024
const staffJsonBytes = 2 * 1024 * 1024

const filePaths = Object.values<Route>(routes)
  .filter(({ body }) => body === 'file')
  .map(({ path }) => new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`))

/** How many bytes a request to this path may carry. */
export function largestBody(path: string): number {
  const isStaff = path.startsWith('/api/staff/')
  if (filePaths.some((pattern) => pattern.test(path))) {
    return isStaff ? listLimits.bytes : materialLimits.bytes
  }
  return isStaff ? staffJsonBytes : formBytes
}

/** Stops reading a body at its limit, also one whose length was not declared. */
export const bodyLimits: MiddlewareHandler<HttpEnv> = (c, next) => {
  const limitBytes = largestBody(c.req.path)
  const stop = bodyLimit({
    maxSize: limitBytes,
    onError: () => refuse('TOO_LARGE', { limitBytes }),
  })
  return stop(c, next)
}
