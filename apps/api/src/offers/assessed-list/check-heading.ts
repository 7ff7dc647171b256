import { columnRules } from './columns.ts'
import { makeFinding } from './finding-kinds.ts'
import type { Finding } from './finding-kinds.ts'
import type { Heading } from './heading.ts'
import { cellText, columnLetters } from './spreadsheet/sheet.ts'
import type { Sheet } from './spreadsheet/sheet.ts'

/** What is wrong with the heading and the lines above it. */
export function checkHeading(sheet: Sheet, heading: Heading): Finding[] {
  const place = (column: string) => ({ row: heading.row, column, value: null })
  return [
    ...linesInTenThousands(sheet, heading),
    ...heading.missing.map((key) => makeFinding(place(columnRules[key].heading), 'missingColumn')),
    ...[...heading.repeated].map(([key, places]) => {
      const letters = places.map(({ column }) => columnLetters(column)).join('、')
      return makeFinding(place(columnRules[key].heading), 'repeatedColumn', letters)
    }),
    ...heading.unknown.map((unknown) => makeFinding(place(unknown.heading), 'unknownColumn')),
  ]
}

/** `单位：万元` above the heading would turn every amount into a ten-thousandth. */
function linesInTenThousands(sheet: Sheet, heading: Heading): Finding[] {
  return sheet.rows
    .filter(({ number }) => number < heading.row)
    .flatMap(({ number, cells }) =>
      cells
        .map((cell) => cellText(cell))
        .filter((text) => /单位\s*[:：]?\s*(?:人民币)?\s*万元/.test(text))
        .map((value) => makeFinding({ row: number, column: null, value }, 'inTenThousands')),
    )
}
