import { readFileSync } from 'node:fs'
import { dirname, isAbsolute, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../../', import.meta.url))

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

const IMPORT =
  /(?:^|\n)(?:import|export)\s+(?!type\b)(?:[^'";]*?from\s+)?'([^']+)'|import\('([^']+)'\)/g

/** Every file that the app imports, from its entry on, through our own packages too. */
function loadedByPhones(): string[] {
  const seen = new Set([`${root}apps/web/src/main.ts`])
  for (const path of seen) {
    for (const [, fixed, lazy] of readFileSync(path, 'utf8').matchAll(IMPORT)) {
      const from = (fixed ?? lazy ?? '').replace(
        /^@wengang\/(\w+)\/(.+)$/,
        `${root}packages/$1/src/$2.ts`,
      )
      const found = isAbsolute(from) ? from : join(dirname(path), from)
      if (/^[./]/.test(from) && /\.(ts|vue)$/.test(found))
        seen.add(found.replace(/\.css\.ts$/, '.css'))
    }
  }
  return [...seen].filter((path) => !path.endsWith('.css'))
}

describe('what phones of 2018 load', () => {
  it('uses nothing that they cannot read', () => {
    const found = loadedByPhones().flatMap((path) =>
      findings(readFileSync(path, 'utf8')).map((name) => `${path}: ${name}`),
    )
    expect(found).toEqual([])
  })

  it('is followed through lazy pages and our own packages', () => {
    const names = loadedByPhones().map((path) => path.slice(root.length))
    expect(names).toContain('apps/web/src/pages/NotFoundPage.vue')
    expect(names).toContain('packages/look/src/icons.ts')
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
