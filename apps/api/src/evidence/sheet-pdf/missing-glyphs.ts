import {
  codePointName,
  isBlank,
  isCovered,
  uncoveredCharacters,
} from '../../platform/fonts/font-coverage.ts'

/** Stands where a character cannot be shown: 〓, the printers' mark for a missing sort. */
const missing = '〓'

function printable(character: string): string {
  if (character === '\n' || isCovered(character)) return character
  return isBlank(character) ? ' ' : missing
}

/** The text with a mark in place of every character that the font cannot show. */
export function markMissing(text: string): string {
  return Array.from(text, printable).join('')
}

/**
 * The sentence that says how many different characters of `texts` are marked, and which; null when
 * every one can be shown. `names` are the texts for which the registered name decides.
 */
export function missingNote(texts: string[], names: string[]): string | null {
  const lost = uncoveredCharacters(texts.join(''))
  if (lost.length === 0) return null
  const inNames = new Set(names.join(''))
  const original = lost.every((character) => inNames.has(character)) ? '登记的名称' : '存档的原文'
  return `${missing} 有 ${lost.length} 个字暂时显示不了（${lost.map(codePointName).join('、')}），以${original}为准。`
}
