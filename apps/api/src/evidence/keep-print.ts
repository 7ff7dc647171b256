import { writeCaseEvent } from '../cases/case-chain.ts'
import { holdCase } from '../cases/case.queries.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'

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
