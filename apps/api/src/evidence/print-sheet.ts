import { printSheet } from '@wengang/contracts/endpoints/staff/print-sheet'
import { writeCaseEvent } from '../cases/case-chain.ts'
import { type CaseRow, findCase, holdCase } from '../cases/case.queries.ts'
import { notFound, refuse } from '../platform/app-error.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { actorOf, isInScope, signedIn } from '../platform/region-scope.ts'
import { sheetFile } from './sheet-file.ts'
import { findSheet } from './sheet.queries.ts'

/** POST /api/staff/sheets/:sheetId/print */
export function mountPrintSheet(app: HttpApp): void {
  mount(app, printSheet, async ({ services, staff, params, now, c }) => {
    const by = signedIn(staff)
    const { store, blobs } = services
    const sheet = (await findSheet(store.read, params.sheetId)) ?? notFound()
    const row: CaseRow = (await findCase(store.read, sheet.case_id)) ?? notFound()
    if (!isInScope(row, by)) return notFound()
    if (sheet.pdf_blob === null) {
      return refuse('STATE_REFUSES', { reason: '确认单正在生成，请稍后再打印。' })
    }
    const pdf = await blobs.get(sheet.pdf_blob)
    await store.write(notePrintCommand, {
      caseId: row.id,
      sheetId: sheet.id,
      pdf: sheet.pdf_blob,
      by: actorOf(by),
      at: now,
    })
    return sheetFile(c, pdf, row.case_no, sheet.seq)
  })
}

interface HandedOut {
  caseId: string
  sheetId: string
  /** SHA-256 of the file. */
  pdf: string
  by: string
  at: number
}

/** Enters into the chain of a case that a person of the staff took a copy of its sheet. */
export const notePrintCommand = defineCommand(
  'notePrint',
  async (trx: Trx, { caseId, sheetId, pdf, by, at }: HandedOut): Promise<void> => {
    const row = (await holdCase(trx, caseId)) ?? notFound()
    await writeCaseEvent(trx, row, { kind: 'sheetPrinted', at, by, facts: { sheetId, pdf } })
  },
)
