import { money } from '../../messages/figures.zh.ts'
import { factWords } from '../../messages/facts.zh.ts'

/** The facts of an entry as lines to read; amounts in fen become yuan. */
export function factLines(
  facts: Readonly<Record<string, unknown>>,
): { label: string; words: string }[] {
  return Object.entries(facts).map(([name, value]) => ({
    label: factWords[name] ?? name,
    words: wordsOf(name, value),
  }))
}

function wordsOf(name: string, value: unknown): string {
  if (typeof value === 'number' && name.endsWith('Fen')) return money(value)
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (value === null || value === '') return '—'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
