import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const shell = fileURLToPath(new URL('../../../web/dist/index.html', import.meta.url))

let kept: readonly string[] | null = null

/**
 * The files that the employers' app starts with, to be fetched while the person waits for the code.
 * None where the app is not built.
 */
export function appFiles(): readonly string[] {
  kept ??= existsSync(shell) ? filesOf(readFileSync(shell, 'utf8')) : []
  return kept
}

function filesOf(html: string): string[] {
  const named = html.matchAll(/(?:src|href)="(\/assets\/[\w.-]+\.(?:js|css))"/g)
  return [...new Set([...named].map(([, file = '']) => file))]
}
