import { type Client, createClient } from '@wengang/contracts'
import type { House } from './house.ts'

/** A browser that keeps the cookies it is given, as a phone does. */
export interface PhoneBrowser {
  call: Client
  request(path: string, init?: RequestInit): Promise<Response>
  /** What it keeps under a name; undefined when nothing or an empty value. */
  cookie(name: string): string | undefined
  forget(name: string): void
}

/** Opens a browser; `headers` go with every request, `cookies` are in its jar. */
export function openBrowser(
  house: House,
  headers: Record<string, string> = {},
  cookies: Record<string, string> = {},
): PhoneBrowser {
  const jar = new Map(Object.entries(cookies))
  const request = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await house.request(path, {
      ...init,
      headers: {
        ...headers,
        ...(init.headers as Record<string, string>),
        ...(cookie === '' ? {} : { cookie }),
      },
    })
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      if (value === '') jar.delete(name)
      else jar.set(name, value)
    }
    return response
  }
  return {
    call: createClient(request),
    request,
    cookie: (name) => jar.get(name),
    forget: (name) => jar.delete(name),
  }
}
