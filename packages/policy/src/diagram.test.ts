import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { caseActs } from './case-action.ts'
import { caseStates } from './case-state.ts'
import { caseRefusals } from './case-table.ts'
import { caseDiagram, caseGrid, refusalList } from './diagram.ts'

const page = readFileSync(new URL('../../../docs/state-machine.md', import.meta.url), 'utf8')

describe('docs/state-machine.md', () => {
  it.each([
    ['diagram', () => `\`\`\`mermaid\n${caseDiagram()}\n\`\`\``],
    ['grid', caseGrid],
    ['refusals', refusalList],
  ])('holds the printed %s', (name, print) => {
    const [, printed] = page.split(new RegExp(`<!-- /?printed ${name} -->\\n`))
    expect(printed?.trim()).toBe(print())
  })
})

describe('caseDiagram', () => {
  it('draws every state and no move without its act', () => {
    const text = caseDiagram()
    for (const state of caseStates) expect(text).toContain(` ${state}`)
    expect(text).toContain('objected --> withdrawn: excludeOnObjection')
    expect(text).toContain('publicity --> allocated: allocate, round closed')
    expect(text).not.toContain('paid --> paying')
  })

  it('ends in the states that nothing leaves', () => {
    const ends = caseDiagram().match(/\w+(?= --> \[\*\])/g)
    expect(ends).toEqual(['paid', 'withdrawn'])
  })
})

describe('caseGrid', () => {
  it('has a row for every act and a column for every state', () => {
    const rows = caseGrid().split('\n')
    expect(rows).toHaveLength(caseActs.length + 2)
    for (const row of rows) expect(row.split(' | ')).toHaveLength(caseStates.length + 1)
  })

  it('uses every refusal there is', () => {
    for (const refusal of Object.keys(caseRefusals)) expect(caseGrid()).toContain(refusal)
  })
})
