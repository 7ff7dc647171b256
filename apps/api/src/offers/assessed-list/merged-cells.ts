import type { ColumnKey } from './columns.ts'
import type { Heading } from './heading.ts'
import { columnLetters } from './spreadsheet/sheet.ts'
import type { Merge, Sheet } from './spreadsheet/sheet.ts'

/** Range of the merged cells of a row by column, as `K29:K30`. */
export type MergedColumns = ReadonlyMap<ColumnKey, string>

/** The merged cells below the heading, by sheet row; rows without any are left out. */
export function mergedColumnsByRow(
  sheet: Sheet,
  heading: Heading,
): ReadonlyMap<number, MergedColumns> {
  const byRow = new Map<number, Map<ColumnKey, string>>()
  const lastRow = sheet.rows.at(-1)?.number ?? 0
  for (const merge of sheet.merges) {
    const keys = keysWithin(merge, heading)
    if (keys.length === 0) continue
    const first = Math.max(merge.firstRow, heading.row + 1)
    for (let row = first; row <= Math.min(merge.lastRow, lastRow); row += 1) {
      const columns = byRow.get(row) ?? new Map<ColumnKey, string>()
      for (const key of keys) columns.set(key, rangeOf(merge))
      byRow.set(row, columns)
    }
  }
  return byRow
}

function keysWithin(merge: Merge, heading: Heading): ColumnKey[] {
  return [...heading.places]
    .filter(([, { column }]) => column >= merge.firstColumn && column <= merge.lastColumn)
    .map(([key]) => key)
}

function rangeOf(merge: Merge): string {
  const first = `${columnLetters(merge.firstColumn)}${merge.firstRow}`
  return `${first}:${columnLetters(merge.lastColumn)}${merge.lastRow}`
}
