/** What a cell holds; a blank cell is null. */
export type CellValue = string | number | boolean | null

/** A cell that needs more said about it than its value. */
export interface MarkedCell {
  value: CellValue
  /** Computed when the file was saved; `value` is the stored result, null when none was stored. */
  formula: boolean
  /** How its number is to be taken; `error` is a failed computation such as #N/A. */
  kind: 'plain' | 'percent' | 'date' | 'error'
}

export type Cell = CellValue | MarkedCell

export interface SheetRow {
  /** As the spreadsheet program numbers it, from 1. */
  number: number
  hidden: boolean
  cells: readonly Cell[]
}

/** A rectangle of merged cells: rows as numbered in the sheet, columns from 0, both ends included. */
export interface Merge {
  firstRow: number
  lastRow: number
  firstColumn: number
  lastColumn: number
}

export interface Sheet {
  /** null for a CSV file. */
  name: string | null
  /** Only rows with something in them, from top to bottom. */
  rows: readonly SheetRow[]
  merges: readonly Merge[]
}

/** How much of a sheet is read before it is refused. */
export interface SheetLimits {
  rows: number
  columns: number
  /** Hears now and then how many rows were read. */
  onRows?: (rows: number) => Promise<void>
}

/** Cell of a row; null beyond its end. */
export function cellAt(row: SheetRow, column: number): Cell {
  return row.cells[column] ?? null
}

export function cellValue(cell: Cell): CellValue {
  return typeof cell === 'object' && cell !== null ? cell.value : cell
}

/** The value as text without blanks around it; an empty text for a blank cell. */
export function cellText(cell: Cell): string {
  const value = cellValue(cell)
  if (value === null) return ''
  return typeof value === 'string'
    ? value.replace(/^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu, '')
    : String(value)
}

/** Letters of a column counted from 0: A, B … Z, AA. */
export function columnLetters(column: number): string {
  const rest = Math.floor(column / 26)
  const letter = String.fromCharCode(65 + (column % 26))
  return rest === 0 ? letter : columnLetters(rest - 1) + letter
}
