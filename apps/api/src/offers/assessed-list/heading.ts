import { columnKeys, columnOfHeading, columnRules } from './columns.ts'
import type { ColumnKey } from './columns.ts'
import { cellText } from './spreadsheet/sheet.ts'
import type { Sheet, SheetRow } from './spreadsheet/sheet.ts'

/** A title, a line with the office and one with the unit of money may stand above the heading. */
const ROWS_SEARCHED = 10
/** Fewer known headings in one row are an accident of words. */
const FEWEST_HEADINGS = 4

export interface ColumnPlace {
  /** From 0. */
  column: number
  /** As the file writes it. */
  heading: string
}

export interface Heading {
  /** Sheet row number. */
  row: number
  places: ReadonlyMap<ColumnKey, ColumnPlace>
  /** Columns that the file has more than once, with every place. */
  repeated: ReadonlyMap<ColumnKey, readonly ColumnPlace[]>
  unknown: readonly ColumnPlace[]
  missing: readonly ColumnKey[]
}

/** The column that a result file adds. */
export const PROBLEM_HEADING = '问题'
/** Headings that need no word about being left out; a result file may come back corrected. */
const LEFT_OUT_SILENTLY = /^(?:序号|编号|No\.?|问题(?:：.*)?)$/i

/** The heading row among the first ten rows, or null when none of them looks like one. */
export function findHeading(sheet: Sheet): Heading | null {
  const headings = sheet.rows
    .filter(({ number }) => number <= ROWS_SEARCHED)
    .map(readHeading)
    .filter(({ places }) => places.size >= FEWEST_HEADINGS)
  return headings.reduce<Heading | null>(
    (best, heading) => (best && best.places.size >= heading.places.size ? best : heading),
    null,
  )
}

function readHeading(row: SheetRow): Heading {
  const found = new Map<ColumnKey, ColumnPlace[]>()
  const unknown: ColumnPlace[] = []
  for (const [column, cell] of row.cells.entries()) {
    const heading = cellText(cell).replace(/\s+/g, '')
    if (heading === '') continue
    const key = columnOfHeading(heading)
    if (key) found.set(key, [...(found.get(key) ?? []), { column, heading }])
    else if (!LEFT_OUT_SILENTLY.test(heading)) unknown.push({ column, heading })
  }
  const places = new Map<ColumnKey, ColumnPlace>()
  for (const [key, [first]] of found) if (first) places.set(key, first)
  return {
    row: row.number,
    places,
    repeated: new Map([...found].filter(([, all]) => all.length > 1)),
    unknown,
    missing: columnKeys.filter((key) => columnRules[key].required && !places.has(key)),
  }
}
