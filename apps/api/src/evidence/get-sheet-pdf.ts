import { getSheetPdf } from '@wengang/contracts/endpoints/get-sheet-pdf'
import { notFound } from '../platform/app-error.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { ownSheet } from './own-sheet.ts'
import { sheetFile } from './sheet-file.ts'

/** GET /api/sheets/:sheetId/pdf */
export function mountGetSheetPdf(app: HttpApp): void {
  mount(app, getSheetPdf, async ({ services, session, params, c }) => {
    const { row, sheet } = await ownSheet(services, session, params.sheetId)
    const pdf = await services.blobs.get(sheet.pdf_blob ?? notFound())
    return sheetFile(c, pdf, row.case_no, sheet.seq)
  })
}
