import type { SourceFile } from '../support/repository.ts'

const everywhere: [what: string, pattern: RegExp][] = [
  ['a path of one machine', /(?<![\w./@-])\/(?:tmp|root|home|Users|work)\/\w|\b[A-Z]:\\Users\\/],
  ['work left undone', /\b(?:FIXME|XXX|HACK)\b/],
  ['a TODO without its reason', /\bTODO\b(?!: \S.{14,})/],
]

const inTests: [what: string, pattern: RegExp][] = [
  [
    'a test that is singled out or left out',
    /\b(?:it|test|describe|suite)(?:\.\w+)*\.(?:only|skip|skipIf|runIf|todo|fails)\b|\bx(?:it|describe)\(/,
  ],
]

/** What was left behind while working, as `file:line: what`. */
export function leftovers(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) => {
    const forbidden = isTest(path) ? [...everywhere, ...inTests] : everywhere
    return text
      .split('\n')
      .flatMap((line, index) =>
        forbidden
          .filter(([, pattern]) => pattern.test(line))
          .map(([what]) => `${path}:${index + 1}: ${what}`),
      )
  })
}

function isTest(path: string): boolean {
  return path.startsWith('tests/') || /\.test\.\w+$/.test(path)
}
