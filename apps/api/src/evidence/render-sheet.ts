import { sheetDocument } from '@wengang/contracts/sheet'
import { writeCaseEvent } from '../cases/case-chain.ts'
import { holdCase } from '../cases/case.queries.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import type { Services } from '../platform/services.ts'
import { findSheet } from './sheet.queries.ts'
import type { SheetPress } from './sheet-press.ts'

interface PrintedSheet {
  sheetId: string
  caseId: string
  /** SHA-256 of the PDF, under which it is kept. */
  pdf: string
  bytes: number
  at: number
}

/** Enters the hash of a printed sheet into the chain of its case, the first time only. */
export const keepPrintCommand = defineCommand(
  'keepPrint',
  async (trx: Trx, print: PrintedSheet): Promise<boolean> => {
    const row = await holdCase(trx, print.caseId)
    if (row === undefined) return false
    const kept = await trx
      .updateTable('sheet')
      .set({ pdf_blob: print.pdf })
      .where('id', '=', print.sheetId)
      .where('pdf_blob', 'is', null)
      .executeTakeFirst()
    if (kept.numUpdatedRows === 0n) return false
    const { at, bytes, pdf, sheetId } = print
    await writeCaseEvent(trx, row, {
      kind: 'sheetRendered',
      at,
      by: 'system',
      facts: { sheetId, pdf, bytes },
    })
    return true
  },
)

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
