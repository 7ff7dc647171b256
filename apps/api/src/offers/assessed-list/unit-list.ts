import { isUscc, normaliseUscc } from '@wengang/identifiers'
import { LARGEST_FILE } from './read-assessed-list.ts'
import { openXlsx } from './spreadsheet/read-xlsx.ts'
import { readCsvSheet } from './spreadsheet/read-csv.ts'
import { FileRefused } from './spreadsheet/refusal.ts'
import { cellAt, cellText, type Sheet, type SheetRow } from './spreadsheet/sheet.ts'
import { sniffFile } from './spreadsheet/sniff.ts'

/** A row that names a unit, by its code where it has a right one, else by its name alone. */
export interface ListedName {
  /** As the spreadsheet program numbers it. */
  row: number
  uscc: string | null
  name: string
}

const limits = { rows: 100_100, columns: 200 }
/** A title may stand above the heading. */
const rowsSearched = 10
const headings = {
  uscc: /^(?:统一社会信用代码|社会统一信用代码|信用代码|统一代码)/,
  name: /^(?:单位名称|企业名称|主体名称|失信主体名称|名称)/,
} as const

/**
 * Reads a list of units that somebody else keeps, such as that of 严重违法失信: any table with a column of
 * codes or of names. Throws FileRefused.
 */
export async function readUnitList(bytes: Uint8Array): Promise<ListedName[]> {
  if (bytes.length > LARGEST_FILE) throw new FileRefused('tooLarge')
  for (const sheet of await sheetsOf(bytes)) {
    const heading = sheet.rows
      .filter(({ number }) => number <= rowsSearched)
      .map(columnsOf)
      .find(({ uscc, name }) => uscc !== -1 || name !== -1)
    if (heading === undefined) continue
    const listed = sheet.rows
      .filter(({ number }) => number > heading.row)
      .map((row) => listedName(row, heading))
      .filter(({ uscc, name }) => uscc !== null || name !== '')
    if (listed.length === 0) throw new FileRefused('noRows')
    return listed
  }
  throw new FileRefused('noHeading')
}

async function sheetsOf(bytes: Uint8Array): Promise<Sheet[]> {
  if (sniffFile(bytes) === 'csv') return [readCsvSheet(bytes, limits)]
  const visible = (await openXlsx(bytes, limits)).filter((one) => one.visible)
  return Promise.all(visible.map((one) => one.read()))
}

function columnsOf(row: SheetRow): { row: number; uscc: number; name: number } {
  const texts = row.cells.map((cell) => cellText(cell).replace(/\s+/g, ''))
  const columnOf = (heading: RegExp) => texts.findIndex((text) => heading.test(text))
  return { row: row.number, uscc: columnOf(headings.uscc), name: columnOf(headings.name) }
}

function listedName(row: SheetRow, { uscc, name }: { uscc: number; name: number }): ListedName {
  const code = uscc === -1 ? '' : normaliseUscc(cellText(cellAt(row, uscc)))
  const isCode = isUscc(code)
  const named = name === -1 ? '' : cellText(cellAt(row, name))
  return {
    row: row.number,
    uscc: isCode ? code : null,
    // A wrong code without a name stands in its place, so that the row is counted and told.
    name: named === '' && !isCode ? code : named,
  }
}
