import type { SourceFile } from '../support/repository.ts'
import { importsAmong } from './imports.ts'

const everyPackage = [
  'packages/identifiers',
  'packages/policy',
  'packages/contracts',
  'packages/look',
]

/** Whom each room may import. Tests, scripts and other files outside the rooms are free. */
const arrows: Record<string, readonly string[]> = {
  'packages/identifiers': [],
  'packages/policy': ['packages/identifiers'],
  'packages/contracts': ['packages/identifiers', 'packages/policy'],
  'packages/look': [],
  'apps/api': everyPackage,
  'apps/web': everyPackage,
  'apps/desk': everyPackage,
}

/** Imports that point the wrong way, and rooms that nobody gave arrows. */
export function wrongArrows(files: readonly SourceFile[]): string[] {
  const unknown = new Set(files.map(({ path }) => roomOf(path)).filter(isUnknownRoom))
  const wrong = importsAmong(files)
    .filter(({ from, to }) => !mayImport(roomOf(from), roomOf(to)))
    .map(({ from, to }) => `${from} imports ${to}`)
  return [...[...unknown].map((room) => `no arrows are stated for ${room}`), ...wrong]
}

function roomOf(path: string): string {
  return path.split('/').slice(0, 2).join('/')
}

function isUnknownRoom(room: string): boolean {
  return /^(packages|apps)\//.test(room) && arrows[room] === undefined
}

function mayImport(from: string, to: string): boolean {
  return from === to || (arrows[from]?.includes(to) ?? true)
}
