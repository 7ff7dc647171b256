import { getSheetPdf } from '@wengang/contracts/endpoints/get-sheet-pdf'
import { notFound } from '../platform/app-error.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { ownSheet } from './own-sheet.ts'

/** GET /api/sheets/:sheetId/pdf */
export function mountGetSheetPdf(app: HttpApp): void {
  mount(app, getSheetPdf, async ({ services, session, params, c }) => {
    const { row, sheet } = await ownSheet(services, session, params.sheetId)
    const pdf = await services.blobs.get(sheet.pdf_blob ?? notFound())
    const plain = `${row.case_no}-${sheet.seq}.pdf`
    const named = encodeURIComponent(`政策确认单-${plain}`)
    c.header('content-type', 'application/pdf')
    c.header('content-disposition', `inline; filename="${plain}"; filename*=UTF-8''${named}`)
    return c.body(new Uint8Array(pdf))
  })
}
