import { sheetDocument } from '@wengang/contracts/sheet'
import type { Services } from '../platform/services.ts'
import { keepPrintCommand } from './keep-print.ts'
import { findSheet } from './sheet.queries.ts'
import type { SheetPress } from './sheet-press.ts'

/**
 * Prints an archived sheet once (S2-20). The job may run twice: a sheet that is printed is left as it is,
 * and of two that print at the same time one is kept.
 */
export function renderSheetJob(
  { blobs, clock, store }: Pick<Services, 'store' | 'blobs' | 'clock'>,
  press: SheetPress,
): (payload: { sheetId: string }) => Promise<void> {
  return async ({ sheetId }) => {
    const row = await findSheet(store.read, sheetId)
    if (row === undefined || row.pdf_blob !== null) return
    const bytes = await press.print(sheetDocument.parse(JSON.parse(row.document)))
    const pdf = await blobs.put(bytes)
    await store.write(keepPrintCommand, {
      sheetId,
      caseId: row.case_id,
      pdf,
      bytes: bytes.length,
      at: clock.now(),
    })
  }
}
