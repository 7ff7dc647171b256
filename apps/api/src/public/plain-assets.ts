import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { sha256 } from '../platform/canonical-json.ts'
import type { HttpApp, HttpContext } from '../platform/http/context.ts'

interface Asset {
  path: string
  type: string
  plain: Buffer
  gzip: Buffer
  brotli: Buffer
}

const yearSeconds = 31_536_000
const hashLength = 10

let kept: { style: Asset; script: Asset } | null = null

/** The one style sheet and the one small script of the plain pages, each with its hash in the name. */
export function plainAssets(): { style: Asset; script: Asset } {
  kept ??= { style: styleAsset(), script: scriptAsset() }
  return kept
}

/** Serves both; they never change under one name, so phones keep them. */
export function mountPlainAssets(app: HttpApp): void {
  const { style, script } = plainAssets()
  for (const asset of [style, script]) app.get(asset.path, (c) => send(c, asset))
}

function send(c: HttpContext, asset: Asset): Response {
  const accepted = c.req.header('accept-encoding') ?? ''
  c.header('content-type', asset.type)
  c.header('cache-control', `public, max-age=${yearSeconds}, immutable`)
  c.header('vary', 'accept-encoding')
  if (/\bbr\b/.test(accepted)) {
    c.header('content-encoding', 'br')
    return c.body(new Uint8Array(asset.brotli))
  }
  if (/\bgzip\b/.test(accepted)) {
    c.header('content-encoding', 'gzip')
    return c.body(new Uint8Array(asset.gzip))
  }
  return c.body(new Uint8Array(asset.plain))
}

function styleAsset(): Asset {
  const sheets = [
    import.meta.resolve('@wengang/look/tokens.css'),
    import.meta.resolve('@wengang/look/plain.css'),
    import.meta.resolve('@wengang/look/controls.css'),
    new URL('./browser/plain-pages.css', import.meta.url).href,
  ]
  const text = sheets.map((url) => readFileSync(fileURLToPath(url), 'utf8')).join('\n')
  return assetOf('css', 'text/css; charset=utf-8', withoutComments(text))
}

function scriptAsset(): Asset {
  const text = readFileSync(new URL('./browser/plain-pages.js', import.meta.url), 'utf8')
  return assetOf('js', 'text/javascript; charset=utf-8', text)
}

function assetOf(ending: 'css' | 'js', type: string, text: string): Asset {
  const plain = Buffer.from(text)
  return {
    // The dot in the first part keeps the service worker from taking it for a page of the app.
    path: `/plain-${sha256(plain).slice(0, hashLength)}.${ending}`,
    type,
    plain,
    gzip: gzipSync(plain, { level: 9 }),
    brotli: brotliCompressSync(plain),
  }
}

function withoutComments(css: string): string {
  return css
    .replaceAll(/\/\*[^]*?\*\//g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([{};]) ?/g, '$1')
}
