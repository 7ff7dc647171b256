import { describe, expect, it } from 'vitest'
import { filesUnder } from '../support/repository.ts'
import { wrongArrows } from './arrows.ts'
import { importsAmong } from './imports.ts'

const files = filesUnder(['apps', 'packages', 'scripts', 'tests'], ['.ts', '.mjs', '.vue', '.css'])

/** What the guard says of a file with this import, next to one file of every room. */
function saidOf(path: string, text: string): string[] {
  const others = [
    'packages/identifiers/src/index.ts',
    'packages/policy/src/index.ts',
    'packages/contracts/src/index.ts',
    'packages/contracts/src/timing.ts',
    'packages/look/src/tokens.css',
    'apps/api/src/app.ts',
    'apps/web/src/client.ts',
  ].map((other) => ({ path: other, text: '' }))
  return wrongArrows([...others, { path, text }])
}

describe('arrows between packages and apps', () => {
  it('point one way in the whole workspace', () => {
    expect(wrongArrows(files)).toEqual([])
  })

  it('are seen at all: the API imports contracts and policy, the web imports contracts', () => {
    const rooms = new Set(
      importsAmong(files).map(({ from, to }) =>
        [from, to].map((path) => path.split('/')[1]).join(' → '),
      ),
    )
    expect([...rooms]).toEqual(
      expect.arrayContaining([
        'policy → identifiers',
        'contracts → policy',
        'api → contracts',
        'api → policy',
        'web → contracts',
        'web → look',
      ]),
    )
  })

  it.each([
    ['packages/identifiers/src/money.ts', "import { step } from '@wengang/policy'"],
    ['packages/policy/src/case.ts', "export * from '@wengang/contracts/timing'"],
    ['packages/policy/src/case.ts', "import type { Timing } from '../../contracts/src/timing.ts'"],
    ['packages/look/src/theme.ts', "import '@wengang/identifiers'"],
    ['apps/web/src/main.ts', "const app = await import('../../api/src/app.ts')"],
    ['apps/desk/src/main.ts', "import { app } from '@wengang/api/app'"],
    ['apps/api/src/web.ts', "import { client } from '@wengang/web/client'"],
    [
      'apps/web/src/pages/HomePage.vue',
      '<template><p/></template>\n<script setup lang="ts">\nimport { app } from \'../../../api/src/app.ts\'\n</script>',
    ],
  ])('found wrong: %s with %s', (path, text) => {
    expect(saidOf(path, text)).toEqual([expect.stringContaining(`${path} imports `)])
  })

  it.each([
    ['packages/contracts/src/offer.ts', "import { caseState } from '@wengang/policy'"],
    ['apps/web/src/main.ts', "import '@wengang/look/tokens.css'"],
    ['apps/api/src/main.ts', "import { app } from './app.ts'"],
    ['tests/e2e/way.test.ts', "import { app } from '@wengang/api/app'"],
  ])('found right: %s with %s', (path, text) => {
    expect(saidOf(path, text)).toEqual([])
  })

  it('are stated for every room', () => {
    expect(saidOf('packages/calendar/src/index.ts', '')).toEqual([
      'no arrows are stated for packages/calendar',
    ])
  })
})
