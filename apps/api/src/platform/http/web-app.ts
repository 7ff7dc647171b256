import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import type { MiddlewareHandler } from 'hono'
import type { HttpApp, HttpContext, HttpEnv } from './context.ts'

const weekSeconds = 604_800

/** Assets carry their hash in the name; those of the last week stay for pages that are still open. */
const keepAssets: MiddlewareHandler<HttpEnv> = async (c, next) => {
  await next()
  if (c.res.ok) c.res.headers.set('cache-control', `public, max-age=${weekSeconds}, immutable`)
}

/** Pages of the app and nothing else may run scripts of this origin; no script stands inside a page. */
export function contentSecurityPolicy(scriptHashes: readonly string[] = []): string {
  const hashes = scriptHashes.map((hash) => ` '${hash}'`).join('')
  return [
    "default-src 'self'",
    `script-src 'self'${hashes}`,
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** Serves the built desk under `/desk`; its scripts are files of their own, so its policy needs no hashes. */
export function mountDeskApp(app: HttpApp, folder: string): void {
  const shell = join(folder, 'index.html')
  if (!existsSync(shell)) return
  const html = readFileSync(shell, 'utf8')
  const policy = contentSecurityPolicy()
  app.use('/desk/assets/*', keepAssets)
  app.use(
    '/desk/assets/*',
    serveStatic({
      root: folder,
      precompressed: true,
      rewriteRequestPath: (path) => path.replace(/^\/desk/, ''),
    }),
  )
  app.get('/desk/assets/*', (c) => c.notFound())
  const openShell = (c: HttpContext) => {
    c.header('content-security-policy', policy)
    c.header('cache-control', 'no-cache')
    return c.html(html)
  }
  app.get('/desk', openShell)
  app.get('/desk/*', openShell)
}

/** Serves the built employers' app from its folder; every address that no route knows opens its shell. */
export function mountWebApp(app: HttpApp, folder: string): void {
  const shell = join(folder, 'index.html')
  if (!existsSync(shell)) return
  const hashFile = join(folder, 'csp-hashes.json')
  const hashes = existsSync(hashFile)
    ? (JSON.parse(readFileSync(hashFile, 'utf8')) as string[])
    : []
  const policy = contentSecurityPolicy(hashes)
  const html = readFileSync(shell, 'utf8')

  app.use('/assets/*', keepAssets)
  const openShell = (c: HttpContext) => {
    c.header('content-security-policy', policy)
    c.header('cache-control', 'no-cache')
    return c.html(html)
  }
  app.use('/assets/*', serveStatic({ root: folder, precompressed: true }))
  app.get('/assets/*', (c) => c.notFound())
  app.get('/', openShell)
  app.get('/index.html', openShell)
  app.use('/sw.js', async (c, next) => {
    await next()
    c.header('cache-control', 'no-cache')
  })
  app.get('/dev/*', (c, next) => (c.get('services').config.demo.on ? next() : c.notFound()))
  app.use('*', serveStatic({ root: folder, precompressed: true }))
  app.get('*', openShell)
}
