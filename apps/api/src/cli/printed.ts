import { formatYuan } from '@wengang/identifiers'
import { shanghaiDay, shanghaiTime } from '@wengang/policy'

/** An instant as the terminal shows it: 2023-12-08 14:02. */
export function instantWords(at: number | null): string {
  return at === null ? '' : `${shanghaiDay(at)} ${shanghaiTime(at)}`
}

/** An amount in fen as the terminal shows it. */
export function yuan(fen: number): string {
  return `${formatYuan(fen)} 元`
}

/** A table with columns that line up although a Chinese character is two columns wide. */
export function table(
  heads: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string[] {
  const cells = [heads, ...rows].map((row) => row.map((cell) => String(cell).replaceAll('\n', ' ')))
  const widths = heads.map((_, column) =>
    Math.max(...cells.map((row) => displayWidth(row[column] ?? ''))),
  )
  return cells.map((row) =>
    row
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - displayWidth(cell)))
      .join('  ')
      .trimEnd(),
  )
}

/** Facts one below the other, their names in a column of their own. */
export function facts(list: Readonly<Record<string, string | number | null>>): string[] {
  const shown = Object.entries(list).filter(([, value]) => value !== null && value !== '')
  const width = Math.max(0, ...shown.map(([name]) => displayWidth(name)))
  return shown.map(
    ([name, value]) => `${name}${' '.repeat(width - displayWidth(name))}  ${String(value)}`,
  )
}

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u

/** Columns that a text takes on a terminal. */
export function displayWidth(text: string): number {
  let width = 0
  for (const character of text) width += wide.test(character) ? 2 : 1
  return width
}
