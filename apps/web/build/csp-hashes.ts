import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Plugin } from 'vite'

/** The `'sha256-…'` sources of every inline script of a page, for the script-src of its policy. */
export function inlineScriptHashes(html: string): string[] {
  const scripts = html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([^]*?)<\/script>/g)
  return [...scripts].map(
    ([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
  )
}

/** Writes `dist/csp-hashes.json`, so that the server's policy and the built page cannot disagree. */
export function cspHashes(): Plugin {
  let folder = ''
  return {
    name: 'wengang-csp-hashes',
    apply: 'build',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir)
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        const html = await readFile(join(folder, 'index.html'), 'utf8')
        const json = `${JSON.stringify(inlineScriptHashes(html))}\n`
        await writeFile(join(folder, 'csp-hashes.json'), json)
      },
    },
  }
}
