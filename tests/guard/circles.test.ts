import { describe, expect, it } from 'vitest'
import { filesUnder } from '../support/repository.ts'
import { importCircles } from './circles.ts'

const importing = (path: string, ...others: string[]) => ({
  path,
  text: others.map((other) => `import '${other}'`).join('\n'),
})

describe('circles of imports', () => {
  it('do not exist in the workspace', () => {
    const files = filesUnder(['apps', 'packages', 'scripts', 'tests'], ['.ts', '.mjs', '.vue'])
    expect(importCircles(files)).toEqual([])
  })

  it('are found between two files, over packages, by types and through a component', () => {
    expect(importCircles([importing('a.ts', './b.ts'), importing('b.ts', './a.ts')])).toEqual([
      'a.ts → b.ts → a.ts',
    ])
    expect(
      importCircles([
        importing('packages/policy/src/index.ts', './case.ts'),
        importing('packages/policy/src/case.ts', '@wengang/policy'),
      ]),
    ).toHaveLength(1)
    expect(
      importCircles([
        { path: 'a.ts', text: "import type { B } from './b.ts'" },
        { path: 'b.ts', text: "export type { A } from './a.ts'" },
      ]),
    ).toHaveLength(1)
    expect(
      importCircles([
        { path: 'Card.vue', text: "<script setup>import { open } from './open.ts'</script>" },
        { path: 'open.ts', text: "export const open = () => import('./Card.vue')" },
      ]),
    ).toHaveLength(1)
  })

  it('are told once, by the shortest way', () => {
    const files = [
      importing('a.ts', './b.ts', './c.ts'),
      importing('b.ts', './c.ts'),
      importing('c.ts', './a.ts'),
    ]
    expect(importCircles(files)).toEqual(['a.ts → c.ts → a.ts'])
  })

  it('are not seen where two ways only meet', () => {
    const files = [
      importing('a.ts', './b.ts', './c.ts'),
      importing('b.ts', './d.ts'),
      importing('c.ts', './d.ts'),
      importing('d.ts'),
    ]
    expect(importCircles(files)).toEqual([])
  })
})
