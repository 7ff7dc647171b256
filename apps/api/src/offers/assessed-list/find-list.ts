import { findHeading } from './heading.ts'
import type { Heading } from './heading.ts'
import { readCsvSheet } from './spreadsheet/read-csv.ts'
import { openXlsx } from './spreadsheet/read-xlsx.ts'
import type { XlsxSheet } from './spreadsheet/read-xlsx.ts'
import { FileRefused } from './spreadsheet/refusal.ts'
import type { Sheet, SheetLimits } from './spreadsheet/sheet.ts'
import type { FileType } from './spreadsheet/sniff.ts'

export interface FoundList {
  sheet: Sheet
  heading: Heading
  /** Names of the sheets that hold something and are not read. */
  otherSheets: string[]
}

/** The first visible sheet with the heading of an assessed list. Throws FileRefused. */
export async function findList(
  bytes: Uint8Array,
  fileType: FileType,
  limits: SheetLimits,
): Promise<FoundList> {
  if (fileType === 'csv') {
    const sheet = readCsvSheet(bytes, limits)
    return { sheet, heading: headingOf(sheet), otherSheets: [] }
  }
  const sheets = await openXlsx(bytes, limits)
  for (const one of sheets.filter(({ visible }) => visible)) {
    const sheet = await one.read()
    const heading = findHeading(sheet)
    if (heading) return { sheet, heading, otherSheets: await namesOfOthers(sheets, one) }
  }
  throw new FileRefused('noHeading')
}

function headingOf(sheet: Sheet): Heading {
  const heading = findHeading(sheet)
  if (!heading) throw new FileRefused('noHeading')
  return heading
}

async function namesOfOthers(sheets: readonly XlsxSheet[], read: XlsxSheet): Promise<string[]> {
  const names: string[] = []
  for (const sheet of sheets) {
    if (sheet !== read && (await sheet.hasContent())) names.push(sheet.name)
  }
  return names
}
