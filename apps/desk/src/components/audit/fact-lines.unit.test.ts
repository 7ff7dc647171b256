import { expect, it } from 'vitest'
import { factLines } from './fact-lines.ts'

it('tells facts by their words, money in yuan, and what it does not know by its own name', () => {
  const facts = { amountFen: 23_713_710, identitySeen: true, note: null, strange: ['a'] }
  expect(factLines(facts)).toEqual([
    { label: '金额', words: '237,137.10 元' },
    { label: '已核验身份', words: '是' },
    { label: '说明', words: '—' },
    { label: 'strange', words: '["a"]' },
  ])
})
