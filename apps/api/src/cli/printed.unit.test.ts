import { describe, expect, it } from 'vitest'
import { displayWidth, facts, instantWords, table, yuan } from './printed.ts'

describe('what the terminal shows', () => {
  it('lines up columns although Chinese characters are wide', () => {
    const lines = table(
      ['状态', 'n'],
      [
        ['公示中', 1],
        ['ok', 22],
      ],
    )
    expect(lines).toEqual(['状态    n', '公示中  1', 'ok      22'])
    expect(new Set(lines.map((line) => displayWidth(line.split(/\s{2,}/)[0] ?? ''))).size).toBe(3)
  })

  it('counts wide characters of the further planes and none twice', () => {
    expect(displayWidth('𠮷a（）')).toBe(7)
    expect(displayWidth('')).toBe(0)
  })

  it('leaves out facts that are not known', () => {
    expect(facts({ 编号: 'A', 手机: null, 备注: '' })).toEqual(['编号  A'])
  })

  it('tells time in Shanghai and money with two decimals', () => {
    expect(instantWords(Date.parse('2023-12-31T16:00:00Z'))).toBe('2024-01-01 00:00')
    expect(instantWords(null)).toBe('')
    expect(yuan(23_713_710)).toBe('237,137.10 元')
  })
})
