import { createHash } from 'node:crypto'
import { getEdition } from '@wengang/policy'
import type { EditionId } from '@wengang/policy'
import type { AssessedUnit } from './assessed-unit.ts'
import { checkRows, MOST_UNITS } from './check-rows.ts'
import type { ListTotals } from './check-rows.ts'
import { findList } from './find-list.ts'
import { makeFinding } from './finding-kinds.ts'
import type { Finding } from './finding-kinds.ts'
import type { Heading } from './heading.ts'
import { FileRefused, refusal } from './spreadsheet/refusal.ts'
import type { Refusal } from './spreadsheet/refusal.ts'
import { sniffFile } from './spreadsheet/sniff.ts'
import type { FileType } from './spreadsheet/sniff.ts'
import type { Sheet, SheetLimits } from './spreadsheet/sheet.ts'

export const LARGEST_FILE = 50 * 1024 * 1024

/** Room for a heading, totals and remarks besides the units. */
const LIMITS: SheetLimits = { rows: MOST_UNITS + 100, columns: 200 }

export interface ListSource {
  editionId: EditionId
}

/** What a list is, without its units. */
export interface ListSummary {
  /** Of the file's bytes, in hex, by which the same file is known again. */
  sha256: string
  fileType: FileType
  /** null for CSV. */
  sheetName: string | null
  headingRow: number
  totals: ListTotals
}

export interface CheckedFile extends ListSummary {
  units: AssessedUnit[]
  findings: Finding[]
  /** What the result file is made of. */
  sheet: Sheet
  heading: Heading
}

export type ListResult =
  | ({ ok: true; units: AssessedUnit[]; findings: Finding[] } & ListSummary)
  | { ok: false; refusal: Refusal }

/**
 * Reads an assessed list (评定名单, S2-A) from the bytes of an xlsx or CSV file: the units whose
 * rows are right, and everything that was found. Needs neither a database nor the network.
 *
 * It computes for seconds on a large file: a server calls `readInChild`.
 */
export async function readAssessedList(bytes: Uint8Array, source: ListSource): Promise<ListResult> {
  try {
    const { sheet: _sheet, heading: _heading, ...list } = await checkFile(bytes, source)
    return { ok: true, ...list }
  } catch (error) {
    if (error instanceof FileRefused) return { ok: false, refusal: refusal(error.code) }
    throw error
  }
}

/** The same with the sheet itself. Throws FileRefused. */
export async function checkFile(
  bytes: Uint8Array,
  source: ListSource,
  onRows?: (rows: number) => Promise<void>,
): Promise<CheckedFile> {
  if (bytes.length > LARGEST_FILE) throw new FileRefused('tooLarge')
  const fileType = sniffFile(bytes)
  const { sheet, heading, otherSheets } = await findList(
    bytes,
    fileType,
    onRows === undefined ? LIMITS : { ...LIMITS, onRows },
  )
  const { units, findings, totals } = checkRows(sheet, heading, getEdition(source.editionId))
  return {
    sha256: createHash('sha256').update(bytes).digest('hex'),
    fileType,
    sheetName: sheet.name,
    headingRow: heading.row,
    totals,
    units,
    findings: [...leftOut(sheet, otherSheets), ...findings],
    sheet,
    heading,
  }
}

function leftOut(read: Sheet, others: readonly string[]): Finding[] {
  if (others.length === 0) return []
  const place = { row: null, column: null, value: null }
  return [makeFinding(place, 'otherSheets', read.name ?? '', others.join('、'))]
}
