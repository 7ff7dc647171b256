import { CsvError, parse } from 'csv-parse/sync'
import { FileRefused } from './refusal.ts'
import type { Cell, Sheet, SheetLimits, SheetRow } from './sheet.ts'
import { decodeText } from './text-encoding.ts'

/**
 * A CSV file as a sheet, its rows numbered as a spreadsheet program shows them.
 * Throws FileRefused: `encoding`, `unknownType`, `webPage`, `brokenCsv`, `tooManyRows`,
 * `tooManyColumns`.
 */
export function readCsvSheet(bytes: Uint8Array, limits: SheetLimits): Sheet {
  const rows: SheetRow[] = []
  for (const [index, record] of readRecords(bytes).entries()) {
    // Programs write out columns that were only formatted.
    const width = record.findLastIndex((field) => field.trim() !== '') + 1
    if (width === 0) continue
    if (width > limits.columns) throw new FileRefused('tooManyColumns')
    if (rows.length === limits.rows) throw new FileRefused('tooManyRows')
    rows.push({ number: index + 1, hidden: false, cells: record.slice(0, width).map(cellOf) })
  }
  return { name: null, rows, merges: [] }
}

function readRecords(bytes: Uint8Array): string[][] {
  const text = decodeText(bytes)
  if (/^\s*<(?:!doctype|html|table|\?xml)/i.test(text)) throw new FileRefused('webPage')
  try {
    return parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
    })
  } catch (error) {
    if (error instanceof CsvError) throw new FileRefused('brokenCsv', { cause: error })
    throw error
  }
}

/** Spreadsheet programs write commas or, as "text", tabs. */
function delimiterOf(text: string): ',' | '\t' {
  const start = text.slice(0, 10_000)
  return start.includes('\t') && !start.includes(',') ? '\t' : ','
}

/** `="0046"` is how programs are told to keep the zeros of a number. */
function cellOf(field: string): Cell {
  const kept = /^="(\d*)"$/.exec(field)
  const text = kept?.[1] ?? field
  return text === '' ? null : text
}
