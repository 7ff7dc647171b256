import { posix } from 'node:path'
import { preProcessFile } from 'typescript'
import type { SourceFile } from '../support/repository.ts'

/** One import inside the workspace: from file to file, both from the repository's own folder. */
export interface Import {
  from: string
  to: string
}

/** Every import, of values or of types, static or not, that leads to another file of these. */
export function importsAmong(files: readonly SourceFile[]): Import[] {
  const known = new Set(files.map(({ path }) => path))
  return files.flatMap(({ path, text }) =>
    specifiers({ path, text })
      .flatMap((specifier) => candidates(path, specifier))
      .filter((to) => known.has(to))
      .map((to) => ({ from: path, to })),
  )
}

function specifiers({ path, text }: SourceFile): string[] {
  const code = path.endsWith('.vue') ? scriptOf(text) : text
  return preProcessFile(code, true, true).importedFiles.map(({ fileName }) => fileName)
}

function scriptOf(vue: string): string {
  return [...vue.matchAll(/<script\b[^>]*>(.*?)<\/script>/gs)].map(([, code]) => code).join('\n')
}

/** Where a specifier may lead. Queries as in `?raw` say how to load, not what. */
function candidates(from: string, specifier: string): string[] {
  const path = specifier.replace(/\?.*$/, '')
  if (path.startsWith('.')) return [posix.join(posix.dirname(from), path)]
  const [scope, name = '', ...rest] = path.split('/')
  if (scope !== '@wengang') return []
  const inside = rest.length === 0 ? 'index' : rest.join('/')
  return ['', '.ts'].flatMap((ending) =>
    ['packages', 'apps'].map((folder) => `${folder}/${name}/src/${inside}${ending}`),
  )
}
