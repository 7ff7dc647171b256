import type { Edition } from '@wengang/policy'
import type { AssessedUnit } from './assessed-unit.ts'
import { checkHeading } from './check-heading.ts'
import { checkRow } from './check-row.ts'
import type { ColumnKey } from './columns.ts'
import { createFindingList } from './finding-list.ts'
import { makeFinding } from './finding-kinds.ts'
import type { Finding } from './finding-kinds.ts'
import type { Heading } from './heading.ts'
import { mergedColumnsByRow } from './merged-cells.ts'
import { findRepeatedUnits } from './repeated-units.ts'
import type { UnitRow } from './repeated-units.ts'
import { readRowFields } from './row-fields.ts'
import type { RowFields } from './row-fields.ts'
import { isBlankRow, isRemarkRow, isTotalRow, totalDifference } from './row-kinds.ts'
import { FileRefused } from './spreadsheet/refusal.ts'
import type { Sheet, SheetRow } from './spreadsheet/sheet.ts'

/** More are two lists: the office splits them, and each stays checkable. */
export const MOST_UNITS = 100_000

export interface ListTotals {
  /** Units that can be offered the refund. */
  count: number
  amountFen: number
  /** Units listed as not eligible. */
  ineligible: number
}

export interface CheckedList {
  /** The rows without an error; none where the table itself has one. */
  units: AssessedUnit[]
  findings: Finding[]
  totals: ListTotals
}

/** Reads every row below the heading. Throws FileRefused: `noRows`, `tooManyRows`. */
export function checkRows(sheet: Sheet, heading: Heading, edition: Edition): CheckedList {
  const list = createFindingList()
  const merged = mergedColumnsByRow(sheet, heading)
  const checked: AssessedUnit[] = []
  const codes: UnitRow[] = []
  const totalRows: ListRow[] = []
  let rowCount = 0
  let sumFen = 0

  const table = checkHeading(sheet, heading)
  list.add(table)
  for (const row of sheet.rows) {
    if (row.number <= heading.row || isBlankRow(row)) continue
    const fields = readRowFields(row, heading.places, merged.get(row.number) ?? NO_MERGES)
    if (isTotalRow(row, fields)) {
      totalRows.push({ row, fields })
      continue
    }
    if (isRemarkRow(fields)) {
      fields.report(null, 'notAUnit')
      list.add(fields.findings)
      continue
    }
    rowCount += 1
    if (rowCount > MOST_UNITS) throw new FileRefused('tooManyRows')
    if (row.hidden) fields.report(null, 'hiddenRow')
    const { unit, uscc, amountFen } = checkRow(fields, edition)
    if (unit) checked.push(unit)
    if (uscc !== null) codes.push({ uscc, sheetRow: row.number })
    sumFen += amountFen ?? 0
    list.add(fields.findings)
  }
  if (rowCount === 0) throw new FileRefused('noRows')

  for (const { row, fields } of totalRows) {
    fields.report(null, 'totalRow', totalDifference(row, fields, sumFen))
    list.add(fields.findings)
  }
  const repeated = findRepeatedUnits(codes, heading)
  list.add(repeated.findings)
  const unitsStand = table.every(({ severity }) => severity === 'notice')
  const units = unitsStand ? checked.filter(({ uscc }) => !repeated.has(uscc)) : []
  const totals = totalsOf(units)
  if (!Number.isSafeInteger(totals.amountFen)) {
    list.add([makeFinding({ row: null, column: null, value: null }, 'totalTooLarge')])
  }
  return { units, findings: list.inOrder(), totals }
}

interface ListRow {
  row: SheetRow
  fields: RowFields
}

const NO_MERGES: ReadonlyMap<ColumnKey, string> = new Map()

function totalsOf(units: readonly AssessedUnit[]): ListTotals {
  let count = 0
  let amountFen = 0
  for (const unit of units) {
    if (unit.eligible !== true) continue
    count += 1
    amountFen += unit.amountFen
  }
  return { count, amountFen, ineligible: units.length - count }
}
