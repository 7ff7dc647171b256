import { promisify } from 'node:util'
import {
  type BrotliOptions,
  brotliCompress,
  brotliCompressSync,
  constants,
  gzip,
  gzipSync,
} from 'node:zlib'
import type { MiddlewareHandler } from 'hono'
import { COMPRESSIBLE_CONTENT_TYPE_REGEX } from 'hono/compress'
import type { HttpEnv } from './context.ts'

/** A shorter answer fits one packet as it is. */
const leastBytes = 1_400
/** Up to this a thread of the pool costs more than it takes off this one. */
const smallBytes = 65_536

type Encoding = 'br' | 'gzip'

/**
 * Packs answers for those who can unpack them; files that lie packed in their folder are left alone. Whole,
 * because through a stream a page costs more to pack than to make.
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
  const body = worthIt ? await pack(plain, encoding) : plain
  if (worthIt) headers.set('content-encoding', encoding)
  headers.delete('content-length')
  // Taking the first answer away keeps the second from being copied together with it.
  c.res = undefined
  c.res = new Response(body, { status, headers })
}

// A window as large as a small answer: the default takes 4 MB for each.
const brotli: BrotliOptions = {
  params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_LGWIN]: 16 },
}
const brotliInPool = promisify<Uint8Array, BrotliOptions, Buffer>(brotliCompress)
const gzipInPool = promisify<Uint8Array, Buffer>(gzip)

async function pack(plain: Uint8Array, encoding: Encoding): Promise<Uint8Array<ArrayBuffer>> {
  if (plain.length > smallBytes) {
    const large = encoding === 'br' ? brotliInPool(plain, brotli) : gzipInPool(plain)
    return new Uint8Array(await large)
  }
  return new Uint8Array(encoding === 'br' ? brotliCompressSync(plain, brotli) : gzipSync(plain))
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
