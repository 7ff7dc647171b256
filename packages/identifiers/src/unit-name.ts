import { stripBlanks, toHalfWidth } from './text.ts'

/** Dots between the parts of a name, which nobody can tell apart on paper. */
const MIDDLE_DOTS = /[\u2022\u2027\u2219\u22C5\u30FB\uFF65]/g
const NAME_GAP = '···'

/**
 * Form of a unit's name for comparing and searching only: brackets, letters and digits in half
 * width, letters upper case, one kind of middle dot, no blanks. Units may differ by no more than
 * the width of a bracket, so the name is never a key, and it is shown as it was stored.
 */
export function normaliseUnitName(name: string): string {
  return stripBlanks(toHalfWidth(name)).normalize('NFC').toUpperCase().replace(MIDDLE_DOTS, '·')
}

/** Whether two names differ in writing only. An empty name is the same as no other. */
export function sameUnitName(one: string, other: string): boolean {
  const normalised = normaliseUnitName(one)
  return normalised !== '' && normalised === normaliseUnitName(other)
}

/** Form of a name, or of a part of one, in which a part is looked for: its letters and digits only. */
export function searchableName(name: string): string {
  return normaliseUnitName(name).replace(/[\p{P}\p{S}]/gu, '')
}

/**
 * The distinct pairs of neighbouring characters of a name, for the search table. Brackets, dots
 * and other marks are left out, so that a search without them finds the name too. A name or query
 * of one character gives that character: look for pairs that begin with it.
 */
export function nameBigrams(name: string): string[] {
  const characters = Array.from(searchableName(name))
  if (characters.length === 1) return characters
  return [...new Set(characters.slice(1).map((second, place) => `${characters[place]}${second}`))]
}

/** Pairs of the legal forms 有限公司, 有限责任公司, 股份有限公司: nearly every name has them. */
const FORM_PAIRS = new Set(['有限', '限公', '公司', '限责', '责任', '任公', '股份', '份有'])

/** The pairs by which a name is found: those that tell it from others. None for a mere legal form. */
export function searchPairs(name: string): string[] {
  return nameBigrams(name).filter((pair) => [...pair].length === 2 && !FORM_PAIRS.has(pair))
}

/**
 * A unit's name for somebody who has not shown yet who they are: the first three and the last four
 * characters, 巩义市···有限公司. Of names under nine characters at least half is hidden.
 */
export function maskUnitName(name: string): string {
  const characters = Array.from(name.trim())
  const { length } = characters
  if (length === 0) return ''
  const head = length < 9 ? Math.floor(length / 4) : 3
  const tail = length < 9 ? Math.floor(length / 4) : 4
  return [...characters.slice(0, head), NAME_GAP, ...characters.slice(length - tail)].join('')
}
