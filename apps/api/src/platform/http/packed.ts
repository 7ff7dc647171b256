import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { MiddlewareHandler } from 'hono'
import { COMPRESSIBLE_CONTENT_TYPE_REGEX } from 'hono/compress'
import type { HttpEnv } from './context.ts'

/** A shorter answer fits one packet as it is. */
const leastBytes = 1_024

const pack = {
  br: promisify((bytes: Uint8Array, done: (error: Error | null, packed: Buffer) => void) =>
    brotliCompress(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }, done),
  ),
  gzip: promisify(gzip),
}

type Encoding = keyof typeof pack

/**
 * Packs answers for those who can unpack them; files that lie packed in their folder are left alone. Whole
 * and in a thread of the pool: through a stream a page costs more to pack than to make.
 */
export const packed: MiddlewareHandler<HttpEnv> = async (c, next) => {
  await next()
  const { res } = c
  const { headers, status } = res
  const type = headers.get('content-type') ?? ''
  if (!COMPRESSIBLE_CONTENT_TYPE_REGEX.test(type) || headers.has('content-encoding')) return
  if (!headers.has('vary')) headers.set('vary', 'accept-encoding')
  const encoding = wantedEncoding(c.req.header('accept-encoding') ?? '')
  if (encoding === null || Number(headers.get('content-length') ?? leastBytes) < leastBytes) return
  if (c.req.method === 'HEAD') return

  const plain = new Uint8Array(await res.arrayBuffer())
  const worthIt = plain.length >= leastBytes
  const body = worthIt ? new Uint8Array(await pack[encoding](plain)) : plain
  if (worthIt) headers.set('content-encoding', encoding)
  headers.delete('content-length')
  // Taking the first answer away keeps the second from being copied together with it.
  c.res = undefined
  c.res = new Response(body, { status, headers })
}

/** The best encoding that a request takes; null for none. */
export function wantedEncoding(accepted: string): Encoding | null {
  const taken = accepted.split(',').flatMap((part) => {
    const [name = '', weight = ''] = part.toLowerCase().split(';')
    return /^\s*q=0(\.0*)?\s*$/.test(weight) ? [] : [name.trim()]
  })
  if (taken.includes('br')) return 'br'
  return taken.includes('gzip') ? 'gzip' : null
}
