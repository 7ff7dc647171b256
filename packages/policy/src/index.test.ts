import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const serverOnly = 'workday-seed.ts'

/** What a browser cannot load, or should not have to: Node itself and the calendar library. */
function heavyImports(source: string): string[] {
  const imports = source.matchAll(/from '([^']+)'/g)
  return [...imports].flatMap(([, name = '']) =>
    /^node:|^chinese-days$|workday-seed/.test(name) ? [name] : [],
  )
}

describe('the package in a browser', () => {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && file !== serverOnly,
  )

  it.each(files)('%s loads neither Node nor the calendar library', (file) => {
    expect(heavyImports(readFileSync(`${import.meta.dirname}/${file}`, 'utf8'))).toEqual([])
  })

  it('would be told apart from a file that does', () => {
    const seed = readFileSync(`${import.meta.dirname}/${serverOnly}`, 'utf8')
    expect(heavyImports(seed)).toEqual(['chinese-days'])
  })
})
