import { closeSync, openSync, readSync } from 'node:fs'
import { bodyFontFile } from './fonts.ts'

/** Inclusive ranges of code points, ascending: start, end, start, end … */
type Ranges = Uint32Array

function readSlice(file: number, position: number, length: number): Buffer {
  const slice = Buffer.alloc(length)
  const read = readSync(file, slice, 0, length, position)
  if (read !== length) throw new Error('the font file ends too early')
  return slice
}

/** The 17 KB of the font's table `cmap`; the other ten megabytes stay on the disk. */
function readCmap(path: string): Buffer {
  const file = openSync(path, 'r')
  try {
    const tables = readSlice(file, 4, 2).readUInt16BE(0)
    const directory = readSlice(file, 12, 16 * tables)
    for (let at = 0; at < directory.length; at += 16) {
      if (directory.toString('latin1', at, at + 4) === 'cmap')
        return readSlice(file, directory.readUInt32BE(at + 8), directory.readUInt32BE(at + 12))
    }
    throw new Error('the font has no table cmap')
  } finally {
    closeSync(file)
  }
}

/** Ranges of the subtable of format 12, which alone reaches beyond the basic plane. */
function readRanges(cmap: Buffer): Ranges {
  const subtables = cmap.readUInt16BE(2)
  for (let index = 0; index < subtables; index += 1) {
    const at = cmap.readUInt32BE(4 + 8 * index + 4)
    if (cmap.readUInt16BE(at) !== 12) continue
    const groups = cmap.readUInt32BE(at + 12)
    const ranges = new Uint32Array(2 * groups)
    for (let group = 0; group < groups; group += 1) {
      ranges[2 * group] = cmap.readUInt32BE(at + 16 + 12 * group)
      ranges[2 * group + 1] = cmap.readUInt32BE(at + 20 + 12 * group)
    }
    return ranges
  }
  throw new Error('the font has no character map of format 12')
}

let bodyRanges: Ranges | undefined

/** Whether the sheet's font has a glyph for the character (one code point). */
export function isCovered(character: string): boolean {
  bodyRanges ??= readRanges(readCmap(bodyFontFile()))
  const codePoint = character.codePointAt(0) ?? 0
  let low = 0
  let high = bodyRanges.length / 2
  while (low < high) {
    const middle = (low + high) >> 1
    if (codePoint > (bodyRanges[2 * middle + 1] ?? 0)) low = middle + 1
    else high = middle
  }
  return low < bodyRanges.length / 2 && codePoint >= (bodyRanges[2 * low] ?? 0)
}

/** A blank has no ink: one that the font lacks is printed as an ordinary one. */
export function isBlank(character: string): boolean {
  return /^\s$/u.test(character)
}

/**
 * The characters of a text that the sheet's font cannot show, each once, in order of appearance:
 * rare ones, private-use ones, and marks that act unseen, such as one that turns the direction of
 * writing. They are marked and reported, never dropped.
 */
export function uncoveredCharacters(text: string): string[] {
  const found = new Set<string>()
  for (const character of text) {
    if (!isBlank(character) && !isCovered(character)) found.add(character)
  }
  return [...found]
}

/** `U+20BB7`: how a character is named where it cannot be shown. */
export function codePointName(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase()
  return `U+${hex.padStart(4, '0')}`
}
