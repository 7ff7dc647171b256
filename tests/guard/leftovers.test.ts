import { describe, expect, it } from 'vitest'
import { filesUnder } from '../support/repository.ts'
import { leftovers } from './leftovers.ts'

const folders = ['.ci', 'apps', 'docs', 'packages', 'scripts', 'tests']
const endings = ['.ts', '.mjs', '.js', '.vue', '.css', '.html', '.md', '.json', '.typ', 'run']

/** Put together here, so that this file holds none of what it looks for. */
const joined = (...parts: string[]) => parts.join('')
const said = (text: string, path = 'apps/api/src/offers/offer.test.ts') =>
  leftovers([{ path, text }])

describe('what is left behind', () => {
  it('is nothing in the repository', () => {
    const own = ['tests/guard/leftovers.ts']
    const files = filesUnder(folders, endings).filter(({ path }) => !own.includes(path))
    expect(leftovers(files)).toEqual([])
  })

  it.each([
    joined("const dir = '/", "tmp/wengang'"),
    joined('see /', 'home/somebody/notes'),
    joined('C:', '\\Users\\somebody'),
  ])('is found as a path of one machine: %s', (line) => {
    expect(said(`first\n${line}`)).toEqual([
      'apps/api/src/offers/offer.test.ts:2: a path of one machine',
    ])
  })

  it.each([joined('FIX', 'ME later'), joined('// XX', 'X'), joined('HA', 'CK: see below')])(
    'is found as work left undone: %s',
    (line) => {
      expect(said(line)).toEqual([expect.stringContaining('work left undone')])
    },
  )

  it('is found as a marker that gives no reason', () => {
    const marker = joined('TO', 'DO')
    expect(said(`// ${marker}`)).toHaveLength(1)
    expect(said(`// ${marker}: later`)).toHaveLength(1)
    expect(said(`// ${marker}: waits for the office to name a bank`)).toEqual([])
  })

  it.each([
    joined('it', '.only("counts", () => {})'),
    joined('describe', '.skip("counts", () => {})'),
    joined('test.concurrent', '.todo("counts")'),
    joined('x', 'it("counts", () => {})'),
  ])('is found as a test that does not run with the others: %s', (line) => {
    expect(said(line)).toEqual([expect.stringContaining('singled out or left out')])
    expect(said(line, 'apps/api/src/offers/offer.ts')).toEqual([])
  })

  it('is not seen in addresses and imports', () => {
    const fine = ["import '../work/plan.ts'", 'https://example.test/home/page', 'stream.skip(3)']
    expect(said(fine.join('\n'))).toEqual([])
  })
})
