import { FileRefused } from './refusal.ts'
import { ownText } from './shared-strings.ts'
import type { Cell, Merge, Sheet, SheetLimits, SheetRow } from './sheet.ts'
import type { NumberFormats } from './number-formats.ts'
import { attributeReader, createXmlScanner, isTrue } from './xml-scanner.ts'
import { unpackText } from './zip-entry.ts'
import type { ZipEntry } from './zip-directory.ts'

const readReference = attributeReader('r')
const readCellType = attributeReader('t')
const readStyle = attributeReader('s')
const readHidden = attributeReader('hidden')
const readHeight = attributeReader('ht')
const readRange = attributeReader('ref')

/** Rows between two words about how far the reader has come. */
const rowsAtOnce = 2_000

export interface WorkbookTables {
  strings: readonly string[]
  formats: NumberFormats
}

/**
 * The rows of one worksheet that have something in them, with what is merged and hidden.
 * Throws FileRefused: `damaged`, `tooManyRows`, `tooManyColumns`.
 */
export async function readSheetCells(
  bytes: Uint8Array,
  sheet: { name: string; entry: ZipEntry },
  tables: WorkbookTables,
  limits: SheetLimits,
): Promise<Sheet> {
  const rows: SheetRow[] = []
  const merges: Merge[] = []
  let rowNumber = 0
  let hidden = false
  let cells: Cell[] = []
  let column = -1
  let cellType = ''
  let style = 0
  let formula = false
  let collecting = false
  let inPhonetic = false
  let text = ''

  const scanner = createXmlScanner({
    open(name, attributes) {
      switch (name) {
        case 'row':
          rowNumber = nextRowNumber(readReference(attributes), rowNumber)
          hidden = isTrue(readHidden(attributes)) || Number(readHeight(attributes) ?? 1) === 0
          cells = []
          column = -1
          return
        case 'c': {
          const reference = readReference(attributes)
          column = reference === null ? column + 1 : parseReference(reference).column
          cellType = readCellType(attributes) ?? 'n'
          style = Number(readStyle(attributes) ?? 0)
          formula = false
          text = ''
          return
        }
        case 'f':
          formula = true
          return
        case 'rPh':
          inPhonetic = true
          return
        case 'v':
        case 't':
          collecting = !inPhonetic
          return
        case 'mergeCell':
          merges.push(parseRange(readRange(attributes) ?? ''))
          return
        default:
      }
    },
    text(part) {
      if (collecting) text += part
    },
    close(name) {
      switch (name) {
        case 'v':
        case 't':
          collecting = false
          return
        case 'rPh':
          inPhonetic = false
          return
        case 'c': {
          const cell = readCell(text, cellType, formula, tables.formats.get(style), tables.strings)
          if (cell !== null) placeCell(cells, column, cell, limits)
          return
        }
        case 'row':
          if (cells.length === 0) return
          if (rows.length === limits.rows) throw new FileRefused('tooManyRows')
          rows.push({ number: rowNumber, hidden, cells })
          return
        default:
      }
    },
  })
  let told = 0
  for await (const chunk of unpackText(bytes, sheet.entry)) {
    scanner.feed(chunk)
    if (rows.length < told + rowsAtOnce) continue
    told = rows.length
    await limits.onRows?.(told)
  }
  scanner.end()
  return { name: sheet.name, rows, merges }
}

/** Rows may be left out, but they come in order. */
function nextRowNumber(reference: string | null, previous: number): number {
  const number = reference === null ? previous + 1 : Number(reference)
  if (!Number.isInteger(number) || number <= previous) throw new FileRefused('damaged')
  return number
}

function placeCell(cells: Cell[], column: number, cell: Cell, limits: SheetLimits): void {
  if (column >= limits.columns) throw new FileRefused('tooManyColumns')
  while (cells.length < column) cells.push(null)
  cells[column] = cell
}

function readCell(
  text: string,
  type: string,
  formula: boolean,
  format: 'percent' | 'date' | undefined,
  strings: readonly string[],
): Cell {
  if (type === 'e') return { value: text, formula, kind: 'error' }
  // A formula that gives an empty text looks blank, and is.
  if (type === 'str' && text === '') return null
  if (type === 'd') return { value: text, formula, kind: 'date' }
  const value = plainValue(text, type, strings)
  const kind = typeof value === 'number' && format ? format : 'plain'
  return formula || kind !== 'plain' ? { value, formula, kind } : value
}

function plainValue(
  text: string,
  type: string,
  strings: readonly string[],
): string | number | boolean | null {
  switch (type) {
    case 's': {
      const shared = strings[Number(text)]
      if (shared === undefined) throw new FileRefused('damaged')
      return shared === '' ? null : shared
    }
    case 'b':
      return text === '' ? null : isTrue(text)
    case 'n': {
      if (text.trim() === '') return null
      const number = Number(text)
      return Number.isFinite(number) ? number : ownText(text)
    }
    default:
      return text === '' ? null : ownText(text)
  }
}

function parseRange(range: string): Merge {
  const [first = '', last = first] = range.split(':')
  const from = parseReference(first)
  const to = parseReference(last)
  return {
    firstRow: Math.min(from.row, to.row),
    lastRow: Math.max(from.row, to.row),
    firstColumn: Math.min(from.column, to.column),
    lastColumn: Math.max(from.column, to.column),
  }
}

/** `AB12` as its row, from 1, and column, from 0. */
function parseReference(reference: string): { row: number; column: number } {
  let column = 0
  let at = 0
  for (; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) - 64
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  const row = Number(reference.slice(at))
  if (column === 0 || column > 16_384 || !Number.isInteger(row)) throw new FileRefused('damaged')
  return { row, column: column - 1 }
}
