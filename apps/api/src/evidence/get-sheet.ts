import { getSheet } from '@wengang/contracts/endpoints/get-sheet'
import { sheetDocument } from '@wengang/contracts/sheet'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { ownSheet } from './own-sheet.ts'

/** GET /api/sheets/:sheetId */
export function mountGetSheet(app: HttpApp): void {
  mount(app, getSheet, async ({ services, session, params }) => {
    const { row, sheet } = await ownSheet(services, session, params.sheetId)
    return {
      sheet: sheetDocument.parse(JSON.parse(sheet.document)),
      hash: sheet.hash,
      pdfReady: sheet.pdf_blob !== null,
      superseded: row.decision_seq > sheet.seq,
    }
  })
}
