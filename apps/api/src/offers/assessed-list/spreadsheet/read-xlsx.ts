import { readNumberFormats } from './number-formats.ts'
import { readSharedStrings } from './shared-strings.ts'
import { readSheetCells } from './sheet-cells.ts'
import type { WorkbookTables } from './sheet-cells.ts'
import type { Sheet, SheetLimits } from './sheet.ts'
import { readWorkbookParts } from './workbook.ts'
import { readZipDirectory } from './zip-directory.ts'
import { unpackWhole } from './zip-entry.ts'

/**
 * The visible sheets of an xlsx workbook, one after another, so that whoever has found what they
 * look for need not read the rest.
 *
 * Own code because the readers at hand build the whole file in memory: 1.4 GB for a hundred
 * thousand rows with mixed fonts, as office programs write Chinese names with digits.
 * Throws FileRefused.
 */
export async function* readXlsxSheets(
  bytes: Uint8Array,
  limits: SheetLimits,
): AsyncGenerator<Sheet> {
  const directory = readZipDirectory(bytes)
  const parts = await readWorkbookParts(bytes, directory)
  const tables: WorkbookTables = {
    strings: parts.sharedStrings ? await readSharedStrings(bytes, parts.sharedStrings) : [],
    formats: parts.styles ? readNumberFormats(await unpackWhole(bytes, parts.styles)) : new Map(),
  }
  for (const sheet of parts.sheets) {
    if (sheet.visible) yield await readSheetCells(bytes, sheet, tables, limits)
  }
}
