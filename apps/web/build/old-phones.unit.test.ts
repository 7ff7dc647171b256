import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const root = new URL('../../../', import.meta.url).pathname

/** Syntax that no build step can lower, and methods without a stand-in in old-browsers.ts. */
const UNKNOWN_TO_OLD_PHONES: [name: string, pattern: RegExp][] = [
  ['look-behind (Safari 16.4)', /\(\?<[=!]/],
  ['BigInt literal (Safari 14)', /[^\w.'"`-]\d[\d_]*n\b/],
  ['copying array methods', /\.(toSorted|toReversed|toSpliced|findLast|findLastIndex)\(/],
  ['grouping and own-checks', /(Object|Map)\.(groupBy|hasOwn)\(/],
  ['cloning and weak references', /\b(structuredClone|WeakRef)\b/],
]

function findings(text: string): string[] {
  const code = text.replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '')
  return UNKNOWN_TO_OLD_PHONES.filter(([, pattern]) => pattern.test(code)).map(([name]) => name)
}

function loadedByPhones(): string[] {
  const patterns = [
    'apps/web/src/**/*.{ts,vue}',
    'packages/{identifiers,contracts,look}/src/**/*.ts',
  ]
  return globSync(patterns, { cwd: root }).filter((path) => !path.endsWith('.test.ts'))
}

describe('what phones of 2018 load', () => {
  it('uses nothing that they cannot read', () => {
    const found = loadedByPhones().flatMap((path) =>
      findings(readFileSync(root + path, 'utf8')).map((name) => `${path}: ${name}`),
    )
    expect(found).toEqual([])
  })

  it('does not mind what a comment says', () => {
    expect(findings('  // no 10_000n here\n/* nor structuredClone */')).toEqual([])
  })

  it.each([
    ['text.split(/(?<=,)/)', 'look-behind (Safari 16.4)'],
    ['const half = 5_000n', 'BigInt literal (Safari 14)'],
    ['rows.toSorted()', 'copying array methods'],
    ['Object.hasOwn(a, b)', 'grouping and own-checks'],
    ['structuredClone(a)', 'cloning and weak references'],
  ])('finds %s', (text, name) => {
    expect(findings(text)).toEqual([name])
  })
})
