import { readNumberFormats } from './number-formats.ts'
import { FileRefused } from './refusal.ts'
import { readSharedStrings } from './shared-strings.ts'
import { readSheetCells } from './sheet-cells.ts'
import type { WorkbookTables } from './sheet-cells.ts'
import type { Sheet, SheetLimits } from './sheet.ts'
import { readWorkbookParts } from './workbook.ts'
import type { WorkbookSheet } from './workbook.ts'
import { readZipDirectory } from './zip-directory.ts'
import { unpackWhole } from './zip-entry.ts'

export interface XlsxSheet {
  name: string
  visible: boolean
  /** Reads the whole sheet. Throws FileRefused. */
  read: () => Promise<Sheet>
  /** Whether it has any row that is not blank, or cannot be read; stops at the first. */
  hasContent: () => Promise<boolean>
}

/**
 * The sheets of an xlsx workbook in their order, each read only when asked for.
 *
 * Own code because the readers at hand build the whole file in memory: 1.4 GB for a hundred
 * thousand rows with mixed fonts, as office programs write Chinese names with digits.
 * Throws FileRefused.
 */
export async function openXlsx(bytes: Uint8Array, limits: SheetLimits): Promise<XlsxSheet[]> {
  const directory = readZipDirectory(bytes)
  const parts = await readWorkbookParts(bytes, directory)
  const tables: WorkbookTables = {
    strings: parts.sharedStrings ? await readSharedStrings(bytes, parts.sharedStrings) : [],
    formats: parts.styles ? readNumberFormats(await unpackWhole(bytes, parts.styles)) : new Map(),
  }
  return parts.sheets.map((sheet) => ({
    name: sheet.name,
    visible: sheet.visible,
    read: () => readSheetCells(bytes, sheet, tables, limits),
    hasContent: () => hasContent(bytes, sheet, tables, limits),
  }))
}

async function hasContent(
  bytes: Uint8Array,
  sheet: WorkbookSheet,
  tables: WorkbookTables,
  limits: SheetLimits,
): Promise<boolean> {
  try {
    await readSheetCells(bytes, sheet, tables, { ...limits, rows: 0 })
    return false
  } catch (error) {
    if (error instanceof FileRefused) return true
    throw error
  }
}
