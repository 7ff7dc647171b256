import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/** The folder that holds the whole repository. */
export const repository = join(import.meta.dirname, '../..')

export interface SourceFile {
  /** From the repository's own folder, with slashes. */
  path: string
  text: string
}

const skipped = new Set(['node_modules', 'dist', 'data', '.git'])

/** Every file below these folders whose name ends in one of these, in a fixed order. */
export function filesUnder(folders: readonly string[], endings: readonly string[]): SourceFile[] {
  return folders
    .flatMap((folder) => pathsUnder(join(repository, folder)))
    .filter((path) => endings.some((ending) => path.endsWith(ending)))
    .sort()
    .map((path) => ({
      path: relative(repository, path).replaceAll('\\', '/'),
      text: readFileSync(path, 'utf8'),
    }))
}

function pathsUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : pathsUnder(path)
    return entry.isFile() ? [path] : []
  })
}
