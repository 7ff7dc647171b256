import { describe, expect, it } from 'vitest'
import { filesUnder, type SourceFile } from '../support/repository.ts'
import { forbiddenLines, unusedWords, wordTables } from './words.ts'

const isShown = ({ path }: SourceFile): boolean => !path.endsWith('.test.ts')
const isUse = ({ path }: SourceFile): boolean =>
  !/\.test\.ts$|\.stories\.ts$|\/gallery\//.test(path)
const endings = ['.ts', '.vue', '.html']
const folders = [
  'apps/api/src',
  'apps/desk/src',
  'apps/web/src',
  'packages/contracts/src',
  'packages/policy/src',
]

describe('the words', () => {
  it.each(['apps/web/src', 'apps/desk/src', 'apps/api/src'])('of %s are all used', (folder) => {
    const sources = filesUnder([folder], endings).filter(isUse)
    const tables = wordTables(sources)
    expect(tables.flatMap(({ keys }) => keys).length).toBeGreaterThan(20)
    expect(tables.flatMap((table) => unusedWords(table, sources))).toEqual([])
  })

  it('that nobody uses are found', () => {
    const source = (path: string, text: string): SourceFile => ({ path, text })
    const words = source(
      'words.ts',
      "export const oneWords = {\n  said: '说',\n  never: '没说',\n  nested: {\n    deep: '深',\n  },\n} as const\n",
    )
    const [table] = wordTables([words])
    expect(table).toEqual({ name: 'oneWords', path: 'words.ts', keys: ['said', 'never', 'nested'] })
    const page = source(
      'Page.vue',
      "import { oneWords } from './words.ts'\n{{ oneWords.said }} oneWords.nested[x]",
    )
    expect(unusedWords(table!, [words, page])).toEqual(['words.ts: oneWords.never'])
    expect(unusedWords(table!, [words, source('a.ts', 'say(oneWords)')])).toEqual([])
    expect(unusedWords(table!, [words, source('a.ts', 'oneWords[state]')])).toEqual([])
  })

  it('that people are shown are not those of an office file', () => {
    expect(forbiddenLines(filesUnder(folders, endings).filter(isShown))).toEqual([])
  })

  it('of an office file are found', () => {
    const text = '已为您代为答复\n资金即将到账\n到账以银行为准\n你单位可以享受\n您单位'
    expect(forbiddenLines([{ path: 'apps/web/src/a.vue', text }])).toEqual([
      'apps/web/src/a.vue:1: 代为答复',
      'apps/web/src/a.vue:2: 到账(?!以银行为准)',
      'apps/web/src/a.vue:4: 你单位',
    ])
    const notice = { path: 'packages/policy/src/programmes/a.ts', text: '你单位' }
    expect(forbiddenLines([notice])).toEqual([])
  })
})
