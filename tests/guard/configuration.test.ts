import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')

/** Names that the configuration reads but its page does not explain, and the other way round. */
function undocumented(source: string, page: string): string[] {
  const read = [...source.matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(([, name = '']) => name)
  const told = [...page.matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name = '']) => name)
  return [
    ...read.filter((name) => !told.includes(name)),
    ...told.filter((name) => !read.includes(name) && name !== 'NODE_ENV'),
  ]
}

it('explains every setting', () => {
  const source = ['config', 'sms-config']
    .map((name) => readFileSync(join(root, `apps/api/src/platform/${name}.ts`), 'utf8'))
    .join('\n')
  const page = readFileSync(join(root, 'docs/configuration.md'), 'utf8')
  expect(undocumented(source, page)).toEqual([])
})

it('finds a setting that is not explained', () => {
  expect(undocumented('  NEW_ONE: z.string(),\n', '| `OLD_ONE` | x |')).toEqual([
    'NEW_ONE',
    'OLD_ONE',
  ])
})
