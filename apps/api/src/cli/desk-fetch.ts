import { request } from 'node:http'
import type { Fetch } from '@wengang/contracts'

/**
 * Speaks to the server on this machine by the name of the desk: with an origin of its own the desk answers to
 * no other, and the built-in fetch lets nobody choose the name.
 */
export function deskFetch(serverOrigin: string, deskOrigin: string): Fetch {
  return async (url, init) => {
    const body =
      init.body === undefined || init.body === null
        ? null
        : Buffer.from(await new Response(init.body).arrayBuffer())
    const headers = {
      ...Object.fromEntries(new Headers(init.headers)),
      host: new URL(deskOrigin).host,
    }
    return new Promise((resolve, reject) => {
      const sent = request(
        `${serverOrigin}${url}`,
        { method: init.method ?? 'GET', headers },
        (answer) => {
          const parts: Buffer[] = []
          answer.on('data', (part: Buffer) => parts.push(part))
          answer.on('error', reject)
          answer.on('end', () =>
            resolve(
              new Response(Buffer.concat(parts), {
                status: answer.statusCode ?? 500,
                headers: { 'content-type': answer.headers['content-type'] ?? '' },
              }),
            ),
          )
        },
      )
      sent.on('error', reject)
      sent.end(body)
    })
  }
}
