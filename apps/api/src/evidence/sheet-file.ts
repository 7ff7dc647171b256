import type { HttpContext } from '../platform/http/context.ts'

/** The answer that is a sheet's PDF, named by its case and number. */
export function sheetFile(c: HttpContext, pdf: Uint8Array, caseNo: string, seq: number): Response {
  const plain = `${caseNo}-${seq}.pdf`
  const named = encodeURIComponent(`政策确认单-${plain}`)
  c.header('content-type', 'application/pdf')
  c.header('content-disposition', `inline; filename="${plain}"; filename*=UTF-8''${named}`)
  return c.body(new Uint8Array(pdf))
}
