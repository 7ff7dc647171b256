import type { Context, Hono } from 'hono'
import type { Services } from '../services.ts'

/** What a request carries along. */
export interface HttpEnv {
  Variables: {
    requestId: string
    services: Services
  }
}

export type HttpApp = Hono<HttpEnv>
export type HttpContext = Context<HttpEnv>

/** The address a request came from; behind a proxy only when the deployment says to trust one. */
export function addressOf(c: HttpContext): string {
  if (c.get('services').config.trustProxy) {
    const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
    if (forwarded !== undefined && forwarded !== '') return forwarded
  }
  const incoming = (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)
    ?.incoming
  return incoming?.socket?.remoteAddress ?? 'local'
}

/** Whether a request came to the desk's own host. */
export function isAtDesk(c: HttpContext): boolean {
  const { deskOrigin } = c.get('services').config
  return deskOrigin !== null && new URL(c.req.url).host === new URL(deskOrigin).host
}

/** The origin that this request was made to: the desk's own, or the one of everybody. */
export function originOf(c: HttpContext): string {
  const { config } = c.get('services')
  return config.deskOrigin !== null && isAtDesk(c) ? config.deskOrigin : publicOriginOf(c)
}

/** The origin that firms see, for what is printed or sent to them. */
export function publicOriginOf(c: HttpContext): string {
  return c.get('services').config.publicOrigin ?? new URL(c.req.url).origin
}

/** Whether the request came over https, as far as the deployment can know. */
export function isSecure(c: HttpContext): boolean {
  return originOf(c).startsWith('https:')
}

/** A short description of the device, from its user agent, without anything that names a person. */
export function deviceOf(c: HttpContext): string | null {
  const agent = c.req.header('user-agent')
  if (agent === undefined) return null
  const wechat = /MicroMessenger\/[\d.]+/.exec(agent)?.[0]
  // Android calls itself Linux first.
  const system =
    /Android [\d.]+/.exec(agent)?.[0] ??
    /(iPhone|iPad|Windows NT [\d.]+|Mac OS X [\d_.]+|Linux)/.exec(agent)?.[0]
  const browser = /(Chrome|Firefox|Version)\/[\d]+/.exec(agent)?.[0]
  const parts = [wechat, system, browser].filter((part) => part !== undefined)
  return parts.length === 0 ? '其他设备' : parts.join(' ').slice(0, 80)
}
