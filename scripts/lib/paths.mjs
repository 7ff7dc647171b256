import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the whole workspace. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

export const lockFile = join(root, 'pnpm-lock.yaml')
export const webFolder = join(root, 'apps', 'web')
export const deskFolder = join(root, 'apps', 'desk')

/** Logs of installing and building, for whoever has to look into a failure. */
export const logFolder = join(root, '.cache')

/** What was installed and built last; goes with the installation itself. */
export const stampFolder = join(root, 'node_modules', '.wengang')

/** What Node.js has compiled, by the content of the files; goes with the installation too. */
export const compiledFolder = join(stampFolder, 'compiled')

/** The Node.js that the lock file pins, whatever version started this script. */
export const pinnedNode = join(
  root,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
)

/** The package manifest of the workspace. */
export function manifest() {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
}
