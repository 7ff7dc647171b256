import { writeXlsxStream } from 'hucre/xlsx'
import { columnRules } from './columns.ts'
import type { Finding } from './finding-kinds.ts'
import { PROBLEM_HEADING } from './heading.ts'
import type { Heading } from './heading.ts'
import type { CheckedFile } from './read-assessed-list.ts'
import { csvLine, UTF8_MARK } from '../../platform/csv.ts'
import { cellValue } from './spreadsheet/sheet.ts'
import type { Cell, CellValue, Sheet } from './spreadsheet/sheet.ts'

const WIDTH_OF_PROBLEMS = 80
const CHUNK = 64 * 1024

/**
 * The list as it was sent in, every row at its place, with one more column that says what is wrong
 * in it and what to do. A workbook comes back with the list's sheet only; CSV comes back in UTF-8
 * with a byte order mark, whatever it was. No value can be taken for a formula.
 */
export function writeResultFile(
  { fileType, sheet, heading }: Pick<CheckedFile, 'fileType' | 'sheet' | 'heading'>,
  findings: readonly Finding[],
): AsyncIterable<Uint8Array> {
  const rows = rowsWithProblems(sheet, heading, findings)
  return fileType === 'csv' ? csvContent(rows) : xlsxContent(rows, heading, widthOf(sheet))
}

function* rowsWithProblems(
  sheet: Sheet,
  heading: Heading,
  findings: readonly Finding[],
): Generator<CellValue[]> {
  const problems = problemsByRow(findings, heading)
  const width = widthOf(sheet)
  let next = 1
  for (const row of sheet.rows) {
    for (; next < row.number; next += 1) yield []
    next = row.number + 1
    const values = Array.from({ length: width }, (_, column) => shown(row.cells[column] ?? null))
    const found = problems.get(row.number) ?? []
    const words = found.length === 0 ? null : found.join('；')
    yield [...values, row.number === heading.row ? headingOfProblems(words) : words]
  }
}

function headingOfProblems(words: string | null): string {
  return words === null ? PROBLEM_HEADING : `${PROBLEM_HEADING}：${words}`
}

/** What concerns the file as a whole is said in the heading row. */
function problemsByRow(findings: readonly Finding[], heading: Heading): Map<number, string[]> {
  const problems = new Map<number, string[]>()
  for (const { row, column, message, todo } of findings) {
    const words = `${column === null ? '' : `${column}：`}${message}（${todo}）`
    const known = problems.get(row ?? heading.row)
    if (known) known.push(words)
    else problems.set(row ?? heading.row, [words])
  }
  return problems
}

function widthOf(sheet: Sheet): number {
  return sheet.rows.reduce((width, { cells }) => Math.max(width, cells.length), 0)
}

/** A percentage is written out, since the number alone would be a hundredth of it. */
function shown(cell: Cell): CellValue {
  const value = cellValue(cell)
  const percent = typeof cell === 'object' && cell !== null && cell.kind === 'percent'
  return percent && typeof value === 'number' ? `${Number((value * 100).toPrecision(15))}%` : value
}

function xlsxContent(
  rows: Iterable<CellValue[]>,
  heading: Heading,
  width: number,
): AsyncIterable<Uint8Array> {
  // Columns of text stay text when somebody corrects them, so that long numbers keep their digits.
  const columns: { numFmt?: string; width?: number }[] = Array.from({ length: width }, () => ({}))
  for (const [key, { column }] of heading.places) {
    if (columnRules[key].holds !== 'number') columns[column] = { numFmt: '@' }
  }
  columns.push({ width: WIDTH_OF_PROBLEMS })
  return writeXlsxStream(rows, { name: '检查结果', columns })
}

async function* csvContent(rows: Iterable<CellValue[]>): AsyncGenerator<Uint8Array> {
  let text = UTF8_MARK
  for (const row of rows) {
    text += csvLine(row.map((value) => (value === null ? '' : String(value))))
    if (text.length < CHUNK) continue
    yield Buffer.from(text)
    text = ''
  }
  yield Buffer.from(text)
}
