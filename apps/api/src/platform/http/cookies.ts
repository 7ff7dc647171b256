import { getCookie, setCookie } from 'hono/cookie'
import { type HttpContext, isSecure } from './context.ts'

type CookieName = 'firm' | 'staff' | 'browser'

/** `__Host-` over https; on plain http (trying out on localhost) another name, so that the two never mix. */
function nameOf(c: HttpContext, name: CookieName): string {
  return isSecure(c) ? `__Host-wg-${name}` : `wg-${name}`
}

/** The token that a request carries in its cookie. */
export function readToken(c: HttpContext, name: CookieName): string | undefined {
  return getCookie(c, nameOf(c, name))
}

/** Gives the browser a token; an empty one takes it away. */
export function writeToken(
  c: HttpContext,
  name: CookieName,
  token: string,
  maxAgeMs: number,
): void {
  setCookie(c, nameOf(c, name), token, {
    httpOnly: true,
    sameSite: 'Lax',
    secure: isSecure(c),
    path: '/',
    maxAge: token === '' ? 0 : Math.floor(maxAgeMs / 1000),
  })
}
