import { columnRules } from './columns.ts'
import { makeFinding } from './finding-kinds.ts'
import type { Finding } from './finding-kinds.ts'
import type { Heading } from './heading.ts'

export interface UnitRow {
  uscc: string
  sheetRow: number
}

const ROWS_NAMED = 5

export interface RepeatedUnits {
  /** One for each row of a unit that stands in several. */
  findings: Finding[]
  has: (uscc: string) => boolean
}

/** Units that stand in more than one row; nobody but the office can say which row is meant. */
export function findRepeatedUnits(rows: readonly UnitRow[], heading: Heading): RepeatedUnits {
  const column = heading.places.get('uscc')?.heading ?? columnRules.uscc.heading
  const rowsOfUnit = new Map<string, number[]>()
  for (const { uscc, sheetRow } of rows) {
    const known = rowsOfUnit.get(uscc)
    if (known) known.push(sheetRow)
    else rowsOfUnit.set(uscc, [sheetRow])
  }
  const repeated = new Map([...rowsOfUnit].filter(([, sheetRows]) => sheetRows.length > 1))
  const findings = [...repeated].flatMap(([uscc, sheetRows]) =>
    sheetRows.map((row) =>
      makeFinding({ row, column, value: uscc }, 'repeatedUnit', otherRows(sheetRows, row)),
    ),
  )
  return { findings, has: (uscc) => repeated.has(uscc) }
}

/** Names the first rows only, so that a file of one repeated row stays readable. */
function otherRows(sheetRows: readonly number[], row: number): string {
  const named = sheetRows.slice(0, ROWS_NAMED + 1).filter((other) => other !== row)
  const words = named.slice(0, ROWS_NAMED).join('、')
  return sheetRows.length - 1 > ROWS_NAMED ? `${words} 等 ${sheetRows.length - 1}` : words
}
