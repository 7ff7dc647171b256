import type { MiddlewareHandler } from 'hono'
import { notFound } from '../app-error.ts'
import { type HttpEnv, isAtDesk } from './context.ts'

/** Whether a path belongs to the staff. */
const isOfStaff = (path: string): boolean =>
  path === '/desk' || path.startsWith('/desk/') || path.startsWith('/api/staff/')

/** What any host answers: whether the server lives. */
const open = new Set(['/healthz'])

/**
 * With an origin of its own the desk has a door of its own: its pages and the staff's API are answered on
 * that host alone, and everything for firms on any other. Without one, all is behind one door.
 */
export const ownDoors: MiddlewareHandler<HttpEnv> = async (c, next) => {
  const { deskOrigin } = c.get('services').config
  const { path } = c.req
  if (deskOrigin === null || open.has(path)) return next()
  const atDesk = isAtDesk(c)
  if (atDesk && path === '/') return c.redirect('/desk')
  if (atDesk !== isOfStaff(path)) return notFound()
  return next()
}
